/** One look for every picture: ink, paper and hues that a page may override by custom properties. */
export const INK = 'var(--chart-ink, #1b2733)';
export const MUTED = 'var(--chart-muted, #5a6b7b)';
export const GRID = 'var(--chart-grid, #dde4ea)';
export const PAPER = 'var(--chart-paper, #ffffff)';

/** Hues of the first, second … series; each has at least 3:1 contrast on the paper (WCAG 1.4.11). */
export const HUES = [
  'var(--chart-1, #0b63c5)',
  'var(--chart-2, #b3391f)',
  'var(--chart-3, #1d7a46)',
  'var(--chart-4, #7a4bb3)',
  'var(--chart-5, #8a6100)',
  'var(--chart-6, #00727f)',
] as const;

export interface Picture {
  readonly title: string;
  /** One sentence for those who do not see the picture. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** Elements, already escaped. */
  readonly body: readonly string[];
}

/**
 * A whole SVG file with title and description. Without `<style>` and `style=`, so that it stands
 * inline under a content-security policy that forbids both.
 */
export function svgOf(picture: Picture): string {
  const { title, description, width, height } = picture;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" ` +
      'font-family="system-ui, sans-serif" font-size="12">',
    `<title>${escapeText(title)}</title>`,
    `<desc>${escapeText(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    `<text x="16" y="24" font-size="15" font-weight="600" fill="${INK}">${escapeText(title)}</text>`,
    ...picture.body,
    '</svg>',
    '',
  ].join('\n');
}

/** Text made safe for element content and for attributes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export interface Label {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly bold?: boolean;
}

export function label(x: number, y: number, text: string, options: Label = {}): string {
  const anchor = options.anchor ? ` text-anchor="${options.anchor}"` : '';
  const weight = options.bold ? ' font-weight="600"' : '';
  return `<text x="${short(x)}" y="${short(y)}" fill="${options.fill ?? INK}"${anchor}${weight}>${escapeText(text)}</text>`;
}

/** A coordinate with at most one decimal. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
