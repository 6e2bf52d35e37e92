import { expect, it } from 'vitest';
import { postureOf, tracesOf } from '../mesh';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { describeTrace } from '../testing/describe-trace';
import { workspaceOf } from '../testing/mesh-fixture';
import { walkedDocuments } from '../testing/walked-documents';
import { findingsOf } from '.';

/** What stands in the documents, and what an edit puts there. */
const words: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /api\.example\.com|db\.corp|'\*\.example\.com'|other\.example\.com/g,
    ['api.example.com', 'db.corp', "'*.example.com'"],
  ],
  [/protocol: \w+/g, ['protocol: HTTP', 'protocol: TLS', 'protocol: TCP']],
  [/number: \d+/g, ['number: 80', 'number: 443', 'number: 5432', 'number: 8080']],
  [/resolution: \w+/g, ['resolution: DNS', 'resolution: NONE', 'resolution: STATIC']],
  [/namespace: [\w-]+/g, ['namespace: shop', 'namespace: infra', 'namespace: istio-system']],
  [/exportTo: \[.*?\]/g, ["exportTo: ['*']", "exportTo: ['.']", 'exportTo: [infra]']],
  [/app: \w+/g, ['app: api', 'app: out', 'app: web']],
  [/mode: (ALLOW_ANY|REGISTRY_ONLY)/g, ['mode: ALLOW_ANY', 'mode: REGISTRY_ONLY']],
];

/** Numbers that are the same in each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

/** One document taken out, put back, or with another word in one place. */
function edited(documents: readonly string[], roll: (sides: number) => number): readonly string[] {
  const at = roll(documents.length);
  const text = documents[at] ?? '';
  const isGone = text === '' || roll(10) === 0;
  const next = isGone ? (text === '' ? (walkedDocuments[at] ?? '') : '') : withOtherWord(text, roll);
  return documents.map((each, index) => (index === at ? next : each));
}

function withOtherWord(text: string, roll: (sides: number) => number): string {
  const known = words.filter(([pattern]) => text.search(pattern) >= 0);
  const [pattern, choices] = known[roll(known.length)] ?? [/$/g, ['']];
  const found = [...text.matchAll(pattern)];
  const match = found[roll(found.length)];
  const start = match?.index ?? 0;
  return `${text.slice(0, start)}${choices[roll(choices.length)] ?? ''}${text.slice(start + (match?.[0].length ?? 0))}`;
}

const filesOf = (documents: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(documents.map((text, index) => [`${String(index)}.yaml`, text]));

function next(documents: readonly string[], before: Snapshot): Snapshot {
  const files = before.workspace.files.map((file) => {
    const text = documents[Number.parseInt(file.path, 10)] ?? '';
    return file.text === text ? file : { ...file, text };
  });
  return takeSnapshot({ ...before.workspace, files }, before);
}

/** All that is said, as text. */
function answersFor(snapshot: Snapshot): readonly string[] {
  const { mesh } = snapshot;
  const traces = [...tracesOf(mesh)].map(([call, trace]) => `${call.url} ${describeTrace(trace)}`);
  const found = findingsOf(snapshot).map(
    ({ code, file, range, message }) => `${code} ${file} ${String(range?.from)} ${message}`,
  );
  const { rows, columns, cell } = postureOf(mesh);
  const cells = rows.flatMap((row) =>
    columns.map((column) => {
      const { way, outcome, tls } = cell(row, column);
      return `${row.id} ${column.key} ${way} ${String(outcome)} ${String(tls)}`;
    }),
  );
  return [...traces, ...found.sort(), ...cells.sort()];
}

it.each([1, 2])(
  'answers after a long walk of edits as for the same texts read afresh (%i)',
  (seed) => {
    const roll = dice(seed);
    let documents = walkedDocuments;
    let snapshot = takeSnapshot(workspaceOf(filesOf(documents)));
    for (let step = 1; step <= 112; step++) {
      documents = edited(documents, roll);
      snapshot = next(documents, snapshot);
      const answers = answersFor(snapshot);
      // Asking about other texts makes memories begin anew, so this is done seldom.
      if (step % 7 === 0) expect(answers).toEqual(answersFor(takeSnapshot(workspaceOf(filesOf(documents)))));
    }
  },
  60_000,
);

it('learns that a listener for any server name came or went on the port of a call', () => {
  const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: d }
spec:
  mesh: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
  workloads: [{ name: a, namespace: shop, calls: [{ url: 'http://nobody.test:8080/' }, { url: 'tcp://nobody.test:8080' }] }]
`;
  const entry = (port: number): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: x, namespace: shop }
spec: { hosts: [x.example.com], ports: [{ number: ${String(port)}, name: tls, protocol: TLS }], resolution: DNS }
`;
  const before = takeSnapshot(workspaceOf(filesOf([design, entry(8080)])));
  const first = answersFor(before);
  const after = answersFor(next([design, entry(9090)], before));
  expect(after).toEqual(answersFor(takeSnapshot(workspaceOf(filesOf([design, entry(9090)])))));
  expect(after).not.toEqual(first);
});
