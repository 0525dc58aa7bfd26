/** What the shell was started with. */
interface Window {
  __SATEI__?: { lang?: string; theme?: string };
}
