import { apiVersionsOf, kinds, type Kind } from '../schema';
import { completion, snippetText, type Completion } from './completion';
import type { Context } from './context';
import { plainMarkdown } from './markdown';

/** Where a document says no kind yet: whole resources while nothing is written, and the two keys that name the kind. */
export function completeStart({ caret, sketch }: Context, text: string): readonly Completion[] {
  const { range } = caret;
  const written = new Set(sketch.keysAt([]));
  const heads = ['apiVersion', 'kind']
    .filter((key) => !written.has(key))
    .map((key) => completion({ label: key, type: 'key', insert: `${key}: `, range }));
  return isEmpty(text, range) ? [...starters(range, ''), ...heads] : heads;
}

/** Whole resources behind the end of a document, as a document of their own. */
export function completeNext({ caret }: Context, text: string): readonly Completion[] {
  const { range } = caret;
  if (caret.column !== 0 || caret.inFlow || text.slice(range.to).trim() !== '') return [];
  return starters(range, '---\n');
}

/** The apiVersions that a kind is served in, or all of them. */
export function apiVersionsFor(kind: Kind | undefined): readonly string[] {
  return [...new Set((kind ? [kind] : kinds).flatMap(apiVersionsOf))];
}

function starters(range: Completion['range'], before: string): readonly Completion[] {
  return kinds
    .filter((kind) => kind.starter !== undefined || kind.coverage === 'full')
    .map((kind) => {
      const prefix = prefixOf(kind);
      const alias = `${prefix} ${kind.kind}`;
      const insert = before + nameStop(starterOf(kind), nameOf(kind));
      const detail = `${prefix} · new resource`;
      return completion({
        ...{ label: kind.kind, type: 'resource', range, insert, detail, alias },
        isSnippet: true,
        doc: plainMarkdown(kind.doc),
      });
    });
}

/** The letters on the kind's badge, for a Gateway the short name of its CRD. */
function prefixOf({ kind, letters }: Kind): string {
  return kind === 'Gateway' ? 'gw' : letters.toLowerCase();
}

function nameOf(kind: Kind): string {
  return `new-${prefixOf(kind)}`;
}

function starterOf(kind: Kind): string {
  const name = nameOf(kind);
  const [apiVersion = ''] = apiVersionsFor(kind);
  const bare = `apiVersion: ${apiVersion}\nkind: ${kind.kind}\nmetadata:\n  name: ${name}\nspec:\n  `;
  return kind.starter?.({ name }) ?? bare;
}

/** The caret stops at the name first; the same word elsewhere follows it. */
function nameStop(text: string, name: string): string {
  return snippetText(text).replaceAll(name, () => `\${1:${name}}`);
}

function isEmpty(text: string, range: Completion['range']): boolean {
  const others = text.slice(0, range.from) + text.slice(range.to);
  return others.replace(/^(?:---.*|\s*#.*|\s*)$/gm, '').trim() === '';
}
