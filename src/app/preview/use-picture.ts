import { useEffect, useState } from 'react';
import { isDark, onThemeChange } from '../tokens';
import { renderPicture, type Picture } from './render-picture';

/** A picture and the text that it was drawn from. */
interface DrawnPicture {
  readonly picture: Picture;
  readonly text: string;
}

/**
 * The newest picture that Mermaid has drawn of a text; it is redrawn when the page changes between light and dark. Compare `text` to know
 * whether it is up to date. Nothing is drawn while `text` is null.
 */
export function usePicture(text: string | null): DrawnPicture | null {
  const [drawn, setDrawn] = useState<DrawnPicture | null>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);
  useEffect(() => {
    if (text === null) return undefined;
    let outdated = false;
    const draw = async (): Promise<void> => {
      const picture = await renderPicture(text, isDark() ? 'dark' : 'light', () => outdated);
      if (picture && !outdated) setDrawn({ picture, text });
    };
    void draw();
    return () => {
      outdated = true;
    };
  }, [text, theme]);
  return text === null ? null : drawn;
}
