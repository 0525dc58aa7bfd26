import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Desk } from "./api/desk";
import type { First } from "./api/first";
import { DeskContext } from "./api/hooks";
import { answersAfter } from "./api/questions";
import { AskProvider } from "./components/AskReason";
import { CommandsProvider } from "./components/commands";
import { DraftsProvider } from "./components/drafts";
import { Guard } from "./components/Guard";
import { useImeGuard } from "./components/ime";
import { NoticesProvider } from "./components/Notices";
import { PlanBrowserProvider } from "./features/plans/context";
import { LanguageProvider } from "./i18n";
import type { Language } from "./i18n/languages";
import { readLanguage } from "./i18n/messages";
import { Workbench } from "./Workbench";

interface AppProps {
  desk: Desk;
  /** The desk's answers so far. */
  client: QueryClient;
  language?: Language;
}

/** The whole window on one desk. */
export function App({ desk, client, language }: AppProps) {
  useImeGuard();
  return (
    <QueryClientProvider client={client}>
      <DeskContext value={desk}>
        <LanguageProvider initial={language}>
          <NoticesProvider>
            <CommandsProvider>
              <DraftsProvider>
                <AskProvider>
                  <Guard>
                    <PlanBrowserProvider>
                      <Workbench />
                    </PlanBrowserProvider>
                  </Guard>
                </AskProvider>
              </DraftsProvider>
            </CommandsProvider>
          </NoticesProvider>
        </LanguageProvider>
      </DeskContext>
    </QueryClientProvider>
  );
}

/** Draws the window. */
export async function show(root: Element, desk: Desk, first: First, language: Language) {
  await readLanguage(language);
  createRoot(root).render(
    <StrictMode>
      <App desk={desk} client={answersAfter(desk, first)} language={language} />
    </StrictMode>,
  );
  // While the fonts are read the system's own stand in for them anyway: the first picture does not wait for them.
  requestAnimationFrame(() => setTimeout(() => import("./fonts")));
}
