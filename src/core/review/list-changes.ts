import { commentsOf, documentOf, isRecord, type Resource } from '../schema';
import { textAroundItems, type Document } from '../yaml';
import type { ComparedWorkspace } from './comparison';
import type { DocumentChange } from './document-change';
import { digestOf } from './digest';
import { documentSentence } from './document-words';

/** A `kind: List` of one side, as a resource that is called by its file: `List/egress.yaml`, the second one there `List/egress.yaml#2`. */
interface FoundList {
  readonly resource: Resource;
  readonly document: Document;
}

/**
 * The Lists of both sides that have other comments around their items: at the head, at the end, or parted from an item by an empty line. What stands above or
 * within an item is a change of that item.
 */
export function listChanges(baseline: ComparedWorkspace, proposal: ComparedWorkspace): readonly DocumentChange[] {
  return pairLists(listsOf(baseline), listsOf(proposal)).flatMap(([before, after]): readonly DocumentChange[] => {
    if (before.document.text === after.document.text) return [];
    const texts = { before: textAround(before), after: textAround(after) };
    if (commentsOf(texts.before) === commentsOf(texts.after)) return [];
    const { key } = after.resource;
    const sentence = documentSentence(before.resource, after.resource, true);
    return [
      {
        id: `resource-changed ${key}`,
        sentence,
        named: `${sentence} Text ${digestOf(texts.after)}.`,
        change: 'changed',
        key,
        before: before.resource,
        after: after.resource,
        texts: () => texts,
        textOnly: true,
      },
    ];
  });
}

function listsOf({ files, resources }: ComparedWorkspace): readonly FoundList[] {
  const lists: FoundList[] = [];
  const counts = new Map<string, number>();
  let last: Document | undefined;
  for (const { place } of resources) {
    const document = place.path.length === 0 ? undefined : documentOf(files, place);
    if (document === undefined || document === last) continue;
    last = document;
    const count = (counts.get(place.file) ?? 0) + 1;
    counts.set(place.file, count);
    lists.push({ document, resource: listResource(document, place.file, count) });
  }
  return lists;
}

function listResource({ id, value, incomplete }: Document, file: string, count: number): Resource {
  const written = isRecord(value) ? value : {};
  const { kind, apiVersion } = written;
  const name = count === 1 ? file : `${file}#${count}`;
  const [own, group] = [kind, apiVersion].map((each) => (typeof each === 'string' ? each : ''));
  return {
    key: `${own || 'List'}/${name}`,
    place: { file, document: id, path: [] },
    apiVersion: group ?? '',
    kind: own || 'List',
    namespace: null,
    name,
    value: written,
    incomplete,
  };
}

/** Those of one name go together, and the rest in their order: a baseline may be another file. */
function pairLists(
  before: readonly FoundList[],
  after: readonly FoundList[],
): readonly (readonly [FoundList, FoundList])[] {
  const named = new Map(before.map((list) => [list.resource.name, list]));
  const names = new Set(after.map(({ resource }) => resource.name));
  const others = before.filter(({ resource }) => !names.has(resource.name)).values();
  return after.flatMap((list) => {
    const other = named.get(list.resource.name) ?? others.next().value;
    return other ? [[other, list] as const] : [];
  });
}

/** What stands around the items, of which several empty lines are left where one would do. */
function textAround({ document }: FoundList): string {
  return textAroundItems(document, ['items']).replace(/(\r?\n)(?:[ \t]*\r?\n){2,}/g, '$1$1');
}
