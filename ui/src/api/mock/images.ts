import { DOCUMENTS } from "./plans";

const escaped = (text: string) => text.replace(/[<&]/g, (sign) => (sign === "<" ? "&lt;" : "&amp;"));

function sheet(title: string, lines: string[]): string {
  const rows = lines
    .map(
      (line, index) =>
        `<text x="140" y="${500 + index * 76}" font-size="38" fill="#333">${escaped(line)}</text>`,
    )
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1600"><rect width="1200" height="1600" fill="#d8d2c6"/><rect x="60" y="60" width="1080" height="1480" fill="#fdfcf8"/><text x="600" y="260" font-size="64" text-anchor="middle" fill="#222" font-family="sans-serif">${escaped(title)}</text><g font-family="sans-serif">${rows}</g><rect x="900" y="1250" width="150" height="150" fill="none" stroke="#b33" stroke-width="8" rx="75"/></svg>`;
}

/** A drawn stand-in for a page, as an address an image takes. */
export function drawn(path: string): string {
  const [kind = "", id = "", page = ""] = (path.split("?")[0] ?? "").split("/");
  const document = DOCUMENTS.find((one) => id.endsWith(one.name));
  const svg =
    kind === "letter"
      ? sheet("お支払いのご案内", [
          "拝啓 時下ますますご清栄のことと",
          "お慶び申し上げます。",
          "ご請求につきまして下記のとおり",
          "お知らせいたします。",
          "",
          `（${page} 頁）`,
        ])
      : sheet(document?.label.ja ?? "書類", [
          "IMEI 350000000000004",
          "2026年4月2日 18時30分",
          "修理代金 38,500円",
          "送料 1,200円",
        ]);
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
