import { isRefusal, refusalWords, type Finding } from '../../../analysis';
import { checkExpectation, shownUrl, tracesOf, type Call, type Mesh, type Workload } from '../../../mesh';
import { code, count, paragraph, type Cell, type Section, type Tone } from './block';

/** A call of which the design promises something, and whether it holds. */
export interface Promised {
  readonly workload: Workload;
  readonly call: Call;
  readonly verdict: 'holds' | 'fails' | 'cannot tell';
  /** What differs; empty where it holds. */
  readonly because: string;
  /** What it rests on that the API server or istiod would refuse; empty where it rests on nothing of the kind. */
  readonly refused: string;
}

/** All promises, in the order of the mesh. `findings` are those of the same design. */
export function promisesOf(mesh: Mesh, findings: readonly Finding[]): readonly Promised[] {
  const traces = tracesOf(mesh);
  const refusals = findings.filter(isRefusal);
  return mesh.workloads.flatMap((workload) =>
    workload.calls.flatMap((call) => {
      if (!call.expect) return [];
      const trace = traces.get(call);
      const { verdict, because } = checkExpectation(call.expect, trace);
      return [{ workload, call, verdict, because, refused: refusalWords(refusals, trace) }];
    }),
  );
}

/** What the design promises, what does not hold first. */
export function promiseSection(promises: readonly Promised[]): Section {
  const order = ['fails', 'cannot tell', 'holds'];
  const sorted = [...promises].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const kept = promises.filter(({ verdict }) => verdict === 'holds').length;
  return {
    id: 'promises',
    title: 'Promises',
    blocks:
      promises.length === 0
        ? [paragraph('The design promises nothing of its calls: no call has an ', code('expect'), '.')]
        : [
            paragraph(
              `${kept} of ${count(promises.length, 'promise')} ${kept === 1 ? 'holds' : 'hold'}. `,
              code('fairway test'),
              ' checks them again.',
            ),
            {
              type: 'table',
              caption: 'Calls with what is expected of them',
              heads: ['From', 'Call', 'Expected', 'Result'],
              rows: sorted.map(cellsOf),
            },
          ],
  };
}

const tones: Readonly<Record<Promised['verdict'], Tone>> = { holds: 'ok', fails: 'error', 'cannot tell': 'warning' };

function cellsOf({ workload, call, verdict, because, refused }: Promised): readonly Cell[] {
  const expected = Object.entries(call.expect ?? {}).map(([part, value]) =>
    part === 'outcome' ? value : `${part} ${value}`,
  );
  return [
    [[code(`${workload.namespace}/${workload.name}`)]],
    [[...(call.method === 'GET' ? [] : [`${call.method} `]), code(shownUrl(call.url))]],
    [expected.join(', ')],
    [{ mark: verdict, tone: tones[verdict] }, ...[because, refused].filter((text) => text !== '')],
  ];
}
