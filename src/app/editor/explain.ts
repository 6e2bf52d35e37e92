import type { IDisposable } from 'monaco-editor/editor';
import { hoverAt } from '../../core/language';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { spotAt, toModelRange } from './spot';

/** Explains what is under the pointer, and what it leads to in this design. */
export function explainText(monaco: Monaco, mirror: Mirror): IDisposable {
  return monaco.languages.registerHoverProvider('yaml', {
    provideHover: (model, position) => {
      const spot = spotAt(mirror, model, position);
      const found = spot && hoverAt(spot.snapshot, spot.document, spot.offset);
      return found
        ? { range: toModelRange(monaco, model, spot, found.range), contents: [{ value: found.text }] }
        : null;
    },
  });
}
