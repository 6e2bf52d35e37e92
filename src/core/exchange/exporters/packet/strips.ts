import { addAll } from '../../../lists';
import { diagramSize } from '../diagram-size';
import { countPicture, printPicture, type Group, type Link, type Picture, type Shape } from '../mermaid-text';
import { stripWords, type Strip, type StripsBlock } from './block';

/** A picture as rows from left to right, each of them once, and as Mermaid where that is not too large. */
export function stripsOf(title: string, picture: Picture): StripsBlock {
  const strips = [...new Map(rowsOf(picture).map((row) => [stripWords(row), row])).values()];
  const text = printPicture(picture);
  const isDrawn = diagramSize({ text, ...countPicture(picture) }).reason === undefined;
  return { type: 'strips', title, strips, mermaid: isDrawn && strips.length > 0 ? text : undefined };
}

interface Station {
  readonly frame: string;
  readonly lines: readonly string[];
}

/**
 * Each row goes on along the first link that was not drawn yet; what branches off begins a row of its own where it branches. Begun at boxes that nothing
 * leads to, then wherever links are left, so that a circle is drawn as well.
 */
function rowsOf({ groups, links }: Picture): readonly Strip[] {
  const stations = new Map(groups.flatMap(stationsIn));
  const reached = new Set(links.map(({ to }) => to));
  const walk = new Walk(links);
  const starts = [...links.filter((link) => !reached.has(link.from)), ...links];
  const seen = new Set<string>();
  return starts.flatMap((start) => walk.rowsFrom(start)).map((row) => stripOf(row, stations, seen));
}

/** Links one behind the other, each drawn once. */
class Walk {
  private readonly left: Set<Link>;
  private readonly from = new Map<string, Link[]>();

  constructor(links: readonly Link[]) {
    this.left = new Set(links);
    for (const link of links) this.from.set(link.from, [...(this.from.get(link.from) ?? []), link]);
  }

  rowsFrom(start: Link): readonly (readonly Link[])[] {
    const rows: (readonly Link[])[] = [];
    const open = [start];
    for (let first = open.pop(); first !== undefined; first = open.pop()) {
      const row = this.rowFrom(first, open);
      if (row.length > 0) rows.push(row);
    }
    return rows;
  }

  /** What branches off on the way is put on `open`, the last one to be taken first. */
  private rowFrom(first: Link, open: Link[]): readonly Link[] {
    const row: Link[] = [];
    let next: Link | undefined = this.left.has(first) ? first : undefined;
    while (next !== undefined) {
      this.left.delete(next);
      row.push(next);
      const onward = this.onward(next);
      addAll(open, onward.slice(1).reverse());
      next = onward[0];
    }
    return row;
  }

  private onward({ to }: Link): readonly Link[] {
    return (this.from.get(to) ?? []).filter((link) => this.left.has(link));
  }
}

function stationsIn(group: Group): readonly (readonly [string, Station])[] {
  const own = group.shapes.map(({ id, lines }: Shape) => [id, { frame: group.title, lines }] as const);
  return [...own, ...group.groups.flatMap(stationsIn)];
}

/** A box from which a row branches off stands in full in the row before, so its first line is enough. */
function stripOf(links: readonly Link[], stations: ReadonlyMap<string, Station>, seen: Set<string>): Strip {
  const ids = [links[0]?.from ?? '', ...links.map(({ to }) => to)];
  const drawn = ids.map((id, index) => {
    const station = stations.get(id) ?? { frame: '', lines: [id] };
    return index === 0 && seen.has(id) ? { ...station, lines: station.lines.slice(0, 1) } : station;
  });
  for (const id of ids) seen.add(id);
  return { stations: drawn, wires: links.map(({ look, lines, alarm }) => ({ look, lines, alarm: alarm ?? false })) };
}
