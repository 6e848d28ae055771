/** The little HTML that flashcards hold, as Markdown. */

const ENTITIES: Record<string, string> = { nbsp: " ", lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Images and sounds are named where they stood, since a terminal shows neither. */
export function cardHtml(html: string): string {
  return html
    .replace(/<img\b[^>]*>/gi, " (image) ")
    .replace(/\[sound:[^\]]*\]/gi, " (sound) ")
    .replace(/<pre\b[^>]*>([\s\S]*?)<\/pre>/gi, (_, code: string) => `\n\`\`\`\n${bare(code)}\n\`\`\`\n`)
    .replace(/<code\b[^>]*>([\s\S]*?)<\/code>/gi, (_, code: string) => `\`${bare(code)}\``)
    .replace(/<(?:b|strong)\b[^>]*>([\s\S]*?)<\/(?:b|strong)>/gi, "**$1**")
    .replace(/<li\b[^>]*>/gi, "\n- ")
    .replace(/<(?:br|\/?div|\/?p|\/?ul|\/?ol|\/tr|\/h\d)\b[^>]*>/gi, "\n")
    .replace(/<[a-z/!][^>]*>/gi, "")
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, decoded)
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function bare(code: string): string {
  return code.replace(/<br\b[^>]*>/gi, "\n").replace(/<[a-z/][^>]*>/gi, "");
}

function decoded(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
