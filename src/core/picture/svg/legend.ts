import type { Topology } from '../../topology';
import type { PlacedWire } from '../place-wires';
import { isMetered, wireLook, type WireLook } from '../wire-look';
import type { Brush, ChangeMark } from './brush';
import { changeSign } from './change-marks';
import { at, flag, outcomeSign } from './marks';
import { faces, line } from './text';
import { widthOf } from './text-width';
import { wireSample } from './wires';

/** A sign and what it means. */
interface Sign {
  readonly words: string;
  readonly width: number;
  readonly draw: (brush: Brush) => string;
  readonly isUsed: (seen: Seen) => boolean;
}

/** What is in the picture. */
interface Seen {
  readonly looks: readonly WireLook[];
  readonly topology: Topology;
  readonly wires: readonly PlacedWire[];
  readonly changes: Brush['changes'];
}

function wireSign(words: string, look: WireLook, isUsed: (look: WireLook) => boolean): Sign {
  return {
    words,
    width: 42,
    draw: ({ palette }) => wireSample(look, 9, palette),
    isUsed: ({ looks }) => looks.some(isUsed),
  };
}

const plain = { line: 'solid', wrong: null, layers: 0, mark: null } as const;

const signs: readonly Sign[] = [
  wireSign('No TLS on the network', plain, ({ line, layers, wrong }) => line === 'solid' && layers === 0 && !wrong),
  wireSign('One layer of TLS', { ...plain, layers: 1 }, ({ layers }) => layers === 1),
  wireSign('TLS inside TLS', { ...plain, layers: 2, wrong: 'double' }, ({ wrong }) => wrong === 'double'),
  wireSign('Passes through', { ...plain, line: 'passing' }, ({ line }) => line === 'passing'),
  wireSign('Refused', { ...plain, line: 'refused', mark: 'bar' }, ({ line }) => line === 'refused'),
  wireSign('Redirected', { ...plain, line: 'redirected', mark: 'turn' }, ({ line }) => line === 'redirected'),
  wireSign('Finds no address', { ...plain, line: 'unresolved' }, ({ line }) => line === 'unresolved'),
  wireSign('Not delivered', { ...plain, wrong: 'broken', mark: 'cross' }, ({ wrong }) => wrong === 'broken'),
  wireSign('A route sends on', { ...plain, line: 'route', mark: 'arrow' }, ({ line }) => line === 'route'),
  wireSign('Known, nobody calls it', { ...plain, line: 'idle' }, ({ line }) => line === 'idle'),
  wireSign('A spare', { ...plain, line: 'spare' }, ({ line }) => line === 'spare'),
  {
    words: 'Not judged',
    width: 16,
    draw: ({ palette }) => outcomeSign('unknown', { x: 1, y: 2, size: 14 }, palette),
    isUsed: ({ wires }) => wires.some(({ edge }) => edge.outcome === 'unknown'),
  },
  {
    words: 'Reached, not understood',
    width: 16,
    draw: ({ palette }) => outcomeSign('misread', { x: 1, y: 2, size: 14 }, palette),
    isUsed: ({ topology }) =>
      topology.nodes.some(
        (node) => node.type === 'workload' && node.calls.some(({ misread }) => misread !== undefined),
      ),
  },
  promiseSign('Promise kept', 'held', true),
  promiseSign('Promise broken', 'failed', false),
  promiseSign('Promise not judged', 'open', undefined),
  changeLine('Added', 'added'),
  changeLine('Removed', 'removed'),
  changeLine('Changed', 'changed'),
];

function promiseSign(words: string, look: 'held' | 'failed' | 'open', holds: boolean | undefined): Sign {
  return {
    words,
    width: 13,
    draw: ({ palette }) => flag(look, 1, 2, palette),
    isUsed: ({ topology }) =>
      topology.nodes.some(
        (node) =>
          node.type === 'workload' && node.calls.some((call) => call.expects !== undefined && call.holds === holds),
      ),
  };
}

function changeLine(words: string, mark: ChangeMark): Sign {
  return {
    words,
    width: 17,
    draw: (brush) => changeSign(mark, 8.5, 9, brush),
    isUsed: ({ changes }) => [...changes.values()].includes(mark),
  };
}

/** What the letters of meters mean. */
const letters = 'Letters say who encrypts: a the app, s the sidecar, wp a waypoint, g the gateway.';

/** The legend: the signs that occur in the picture, in as many lines as they need; and how high it is. */
export function drawLegend(
  topology: Topology,
  wires: readonly PlacedWire[],
  width: number,
  brush: Brush,
): { readonly height: number; readonly text: string } {
  const { changes } = brush;
  const seen: Seen = { looks: wires.map(({ edge }) => wireLook(edge)), topology, wires, changes };
  const used = signs.filter((sign) => sign.isUsed(seen));
  const metered = wires.some(({ edge, meter }) => meter && isMetered(edge));
  const words = metered ? [{ words: letters, width: 0, draw: () => '' }] : [];
  const drawn: string[] = [];
  let [x, y] = [0, 0];
  for (const sign of [...used, ...words]) {
    const room = Math.min(widthOf(sign.words, faces.meta), width - sign.width - 8);
    const step = sign.width + (sign.width > 0 ? 8 : 0) + room;
    if (x > 0 && x + step > width) [x, y] = [0, y + 24];
    const setting = { x: step - room, y: 13, room, face: faces.meta, fill: brush.palette['text-2'] };
    drawn.push(at(x, y, sign.draw(brush), line(sign.words, setting)));
    x += step + 22;
  }
  return { height: drawn.length > 0 ? y + 20 : 0, text: drawn.join('\n') };
}
