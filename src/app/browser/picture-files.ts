import interFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import monoFont from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';

let fonts: Promise<string> | undefined;

/**
 * The page's fonts as style rules with their bytes in them, for an SVG document that is drawn without the page. Empty when they cannot be
 * fetched: then the system's fonts stand in.
 */
export function fontRules(): Promise<string> {
  fonts ??= Promise.all([
    fontRule('Inter Variable', '100 900', interFont),
    fontRule('JetBrains Mono Variable', '100 800', monoFont),
  ]).then(
    (rules) => rules.join(''),
    () => {
      fonts = undefined;
      return '';
    },
  );
  return fonts;
}

async function fontRule(family: string, weights: string, url: string): Promise<string> {
  const data = url.startsWith('data:') ? url : await dataOf(await (await fetch(url)).blob());
  return `@font-face{font-family:'${family}';font-weight:${weights};src:url(${data}) format('woff2')}`;
}

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('A font cannot be read'));
    reader.readAsDataURL(blob);
  });
}

/** An SVG document as an address that an image can show. */
export function addressOfSvg(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/**
 * An SVG document as PNG of this many pixels; null where the browser has no room for it. It is drawn beside the page, which shows nothing of
 * it.
 */
export async function pngOf(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob | null> {
  const image = new Image();
  image.src = addressOfSvg(svg);
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch {
    return null;
  }
}
