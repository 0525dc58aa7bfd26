/** A small thing the window remembers between starts: widths, language, theme. Never claim data. */
export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(`satei.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it; a window without storage simply forgets. */
export function remember(name: string, value: string) {
  try {
    localStorage.setItem(`satei.${name}`, value);
  } catch {
    // Storage may be switched off; nothing depends on it.
  }
}
