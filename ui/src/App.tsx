import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Desk } from "./api/desk";
import { DeskContext } from "./api/hooks";
import { AskProvider } from "./components/AskReason";
import { CommandsProvider } from "./components/commands";
import { DraftsProvider } from "./components/drafts";
import { Guard } from "./components/Guard";
import { useImeGuard } from "./components/ime";
import { NoticesProvider } from "./components/Notices";
import { PlanBrowserProvider } from "./features/plans/context";
import { LanguageProvider } from "./i18n";
import type { Language } from "./i18n/languages";
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
export function show(root: Element, desk: Desk, client: QueryClient) {
  createRoot(root).render(
    <StrictMode>
      <App desk={desk} client={client} />
    </StrictMode>,
  );
}
