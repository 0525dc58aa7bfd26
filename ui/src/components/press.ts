/**
 * Presses the button in a place, as its key or the palette asks for it. Not before the next turn: the palette is
 * closed by then and has given the focus back.
 */
export function pressIn(place: HTMLElement | null) {
  setTimeout(() => {
    const button = place?.querySelector("button");
    button?.focus();
    button?.click();
  });
}
