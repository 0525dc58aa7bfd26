import { useLayoutEffect, useState } from "react";
import { remember, remembered } from "./remember";

/** By the system's setting, or one of the two whatever it says. */
export const THEMES = ["system", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

function themeOf(text: string | undefined): Theme {
  return text === "light" || text === "dark" ? text : "system";
}

/** The theme in force, and how to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => themeOf(window.__SATEI__?.theme ?? remembered("theme")));
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [
    theme,
    (chosen) => {
      remember("theme", chosen);
      setTheme(chosen);
    },
  ];
}
