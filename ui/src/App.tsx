import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import type { Backend } from "./api/backend";
import { Desk } from "./api/desk";
import { DeskContext } from "./api/hooks";
import { AskProvider } from "./components/AskReason";
import { CommandsProvider } from "./components/commands";
import { Guard } from "./components/Guard";
import { NoticesProvider } from "./components/Notices";
import { PlanBrowserProvider } from "./features/plans/context";
import { LanguageProvider } from "./i18n";
import type { Language } from "./i18n/languages";
import { Workbench } from "./Workbench";

/** The whole window on one desk. */
export function App({ backend, language }: { backend: Backend; language?: Language }) {
  const [desk] = useState(() => new Desk(backend));
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5000 } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <DeskContext value={desk}>
        <LanguageProvider initial={language}>
          <NoticesProvider>
            <CommandsProvider>
              <AskProvider>
                <Guard>
                  <PlanBrowserProvider>
                    <Workbench />
                  </PlanBrowserProvider>
                </Guard>
              </AskProvider>
            </CommandsProvider>
          </NoticesProvider>
        </LanguageProvider>
      </DeskContext>
    </QueryClientProvider>
  );
}
