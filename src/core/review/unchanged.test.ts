import { describe, expect, it } from 'vitest';
import { isRecord } from '../schema';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { filesOf, templates } from '../templates';
import { Random } from '../testing/random';
import { compareWorkspaces } from './compare-workspaces';

/** The same documents in other files, in another order, with other comments, and with all keys in another order. */
function otherwiseWritten({ files }: Snapshot, random: Random): Snapshot {
  const texts = files.flatMap(({ stream }) =>
    stream.documents.map(
      ({ value }) => `# ${random.below(1000)}\n${JSON.stringify(shuffled(value, random), null, 2)}\n`,
    ),
  );
  const shares = Array.from({ length: 1 + random.below(3) }, (): string[] => []);
  for (const text of inAnyOrder(texts, random)) shares[random.below(shares.length)]?.push(text);
  return takeSnapshot({
    files: shares.map((share, index) => ({ path: `${random.below(1000)}-${index}.yaml`, text: share.join('---\n') })),
  });
}

function shuffled(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, random)] as const);
  return Object.fromEntries(inAnyOrder(entries, random));
}

function inAnyOrder<T>(all: readonly T[], random: Random): readonly T[] {
  return all
    .map((item) => ({ item, place: random.below(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

describe('comments, order and names of files', () => {
  it.each(templates.map((template) => [template.id, template] as const))('change nothing in %s', (_id, template) => {
    const before = takeSnapshot({ files: filesOf(template) });
    expect(compareWorkspaces(before, before)).toMatchObject({ changes: [], documents: [], unread: [] });
    for (const seed of [1, 2, 3]) {
      const after = otherwiseWritten(before, new Random(seed));
      for (const { changes, documents } of [compareWorkspaces(before, after), compareWorkspaces(after, before)]) {
        expect({ seed, changes }).toEqual({ seed, changes: [] });
        expect(documents.every(({ change, textOnly }) => change === 'changed' && textOnly)).toBe(true);
        expect(documents).toHaveLength(before.resources.length);
      }
    }
  });

  it('change no id, sentence or order of what is different', () => {
    const broken = templates.map((template) => {
      const files = filesOf(template);
      return [template.id, takeSnapshot({ files }), takeSnapshot({ files: files.map(worse) })] as const;
    });
    for (const [id, before, after] of broken) {
      const told = toldOf(before, after);
      const other = toldOf(otherwiseWritten(before, new Random(4)), otherwiseWritten(after, new Random(5)));
      expect({ id, told: other }).toEqual({ id, told });
    }
  });
});

/** A file in which the first rule is gone, and what was DNS is no longer. */
function worse({ path, text }: { readonly path: string; readonly text: string }) {
  return {
    path,
    text: text.replace('kind: DestinationRule', 'kind: Secret').replace('resolution: DNS', 'resolution: NONE'),
  };
}

/** Without quotes, by which messages show values as they are written. */
function toldOf(before: Snapshot, after: Snapshot): readonly string[] {
  return compareWorkspaces(before, after).changes.map(({ id, sentence }) => `${id} ${sentence.replaceAll('"', '')}`);
}
