import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../src/App";
import type { Backend } from "../src/api/backend";
import { Desk } from "../src/api/desk";
import { MockBackend } from "../src/api/mock";
import { answers } from "../src/api/questions";
import type { Language } from "../src/i18n/languages";

interface Opened<B extends Backend> {
  backend: B;
  user: ReturnType<typeof userEvent.setup>;
}

/** Opens the window on a desk, past the question for the house's readings. */
export async function openWindow<B extends Backend = MockBackend>({
  backend,
  language = "en",
}: {
  backend?: B;
  language?: Language;
} = {}): Promise<Opened<B>> {
  const desk = backend ?? (new MockBackend() as unknown as B);
  const user = userEvent.setup();
  render(<App desk={new Desk(desk)} client={answers()} language={language} />);
  const later = await screen.findByTestId("house-readings-later");
  await user.click(later);
  return { backend: desk, user };
}

/** Opens the window and a claim in it. */
export async function openClaim(number: string, language: Language = "en") {
  const opened = await openWindow({ language });
  await opened.user.click(await screen.findByTestId(`queue-row-${number}`));
  await screen.findByTestId("claim-screen");
  return opened;
}
