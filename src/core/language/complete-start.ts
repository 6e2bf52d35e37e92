import { apiVersionsOf, kinds, type Kind } from '../schema';
import { completion, type Completion } from './completion';
import type { Context } from './context';
import type { CaretContext } from './sketch';
import { plainMarkdown } from './markdown';
import { starterSnippet } from './starter-snippet';

/** Where a document or an item of a List says no kind yet: whole resources while nothing is written, and the keys that every resource has. */
export function completeStart({ caret, sketch, base }: Context, text: string): readonly Completion[] {
  const { range, column, inFlow } = caret;
  const written = new Set(sketch.keysAt(caret.path));
  const isNew = written.size === 0 && !inFlow && (base.length > 0 || (column === 0 && isEmpty(text, range)));
  const keys = ['apiVersion', 'kind', ...(isNew ? [] : furtherKeys(sketch.scalarAt([...base, 'kind'])))];
  const heads = keys.filter((key) => !written.has(key)).map((key) => headKey(key, caret));
  return isNew ? [...starters(caret, ''), ...heads] : heads;
}

/** What follows the two keys that name a kind; only a List has none of a resource's own. */
function furtherKeys(kind: string | undefined): readonly string[] {
  return kind === 'List' ? ['items'] : ['metadata', 'spec'];
}

function headKey(key: string, { range, column, inFlow, hasColon, quote }: CaretContext): Completion {
  const isBare = hasColon || quote !== undefined;
  const isNested = !['apiVersion', 'kind'].includes(key) && !inFlow;
  const below = key === 'items' ? `\n${' '.repeat(column)}- ` : `\n${' '.repeat(column + 2)}`;
  return completion({ label: key, type: 'key', insert: isBare ? key : `${key}:${isNested ? below : ' '}`, range });
}

/** Whole resources behind the end of a document, as a document of their own. */
export function completeNext({ caret }: Context, text: string): readonly Completion[] {
  const { range } = caret;
  if (caret.column !== 0 || caret.inFlow || text.slice(range.to).trim() !== '') return [];
  return starters(caret, '---\n');
}

/** The apiVersions that a kind is served in, or all of them. */
export function apiVersionsFor(kind: Kind | undefined): readonly string[] {
  return [...new Set((kind ? [kind] : kinds).flatMap(apiVersionsOf))];
}

function starters({ range, column }: CaretContext, before: string): readonly Completion[] {
  return kinds
    .filter((kind) => kind.starter !== undefined || kind.coverage === 'full')
    .map((kind) => {
      const prefix = prefixOf(kind);
      const alias = `${prefix} ${kind.kind}`;
      const insert = before + indented(starterSnippet(starterOf(kind), kind), column);
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

/** A resource's lines as they stand behind a dash. */
function indented(text: string, column: number): string {
  return column === 0 ? text : text.trimEnd().replaceAll('\n', `\n${' '.repeat(column)}`);
}

function isEmpty(text: string, range: Completion['range']): boolean {
  const others = text.slice(0, range.from) + text.slice(range.to);
  return others.replace(/^(?:---.*|\s*#.*|\s*)$/gm, '').trim() === '';
}
