import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react';
import { memo } from 'react';
import { visible } from '../../core/text';
import type { DockedRule, Note } from '../../core/topology';
import { useSession } from '../session';
import { KindGlyph, SeverityMark } from '../widgets';
import { openBandMenu, pressBand } from './band-press';
import { noteAsker } from './canvas-focus';
import { setCanvas, useCanvas } from './canvas-state';
import { bandCounts, bandSpot, type BandFrame, type Crossing, type Spot } from '../../core/picture';
import { classes } from './cards/frame';
import { hasPart, useSelectedParts } from './cards/look';
import { pointIn } from './gestures';
import { nearWhilePointedAt } from './near';
import { withHands } from './with-hands';
import './band.css';
import { bandWords } from './words/backdrop';

interface PlateProps {
  readonly band: BandFrame;
  /** Says how to draw a first pod in it. */
  readonly hint: boolean;
}

/** What the head of a namespace says beside its frame. */
export interface DockedToBand {
  /** The wires that cross it; undefined where none does. */
  readonly crossing: Crossing | undefined;
  /** The Sidecars without a selector that say what its workloads know. */
  readonly rules: readonly DockedRule[];
  /** The notes on the namespace. */
  readonly notes: readonly Note[];
}

interface BarProps {
  readonly band: BandFrame;
  readonly docked: DockedToBand;
  readonly onPick: (spot: Spot) => void;
}

/** The frame of a namespace, behind the cards. */
export const BandPlate = memo(function BandPlate({ band, hint }: PlateProps): React.JSX.Element {
  const { x, y, width, height, folded } = band;
  const selected = hasPart(useSelectedParts(bandSpot(band.namespace).node), 'card');
  return (
    <div
      className={classes('band', folded && 'is-folded', selected && 'is-selected')}
      style={{ left: x, top: y, width, height }}
    >
      {hint && !folded && <NoPod namespace={band.namespace} />}
    </div>
  );
});

/** Says that nothing calls, and asks for a first pod. */
function NoPod({ namespace }: { readonly namespace: string | null }): React.JSX.Element {
  const readOnly = useSession((session) => session.readOnly);
  const draw = (button: HTMLElement): void => {
    const canvas = button.closest<HTMLElement>('.canvas-body');
    if (!canvas) return;
    noteAsker();
    const { left, bottom } = button.getBoundingClientRect();
    const at = pointIn(canvas, { clientX: left, clientY: bottom + 8 });
    withHands(() => setCanvas({ floating: { type: 'make-workload', at, namespace } }));
  };
  return (
    <div className="band-hint">
      <p>{bandWords.noPod}</p>
      {!readOnly && (
        <button type="button" className="canvas-button nopan" onClick={(event) => draw(event.currentTarget)}>
          {bandWords.drawPod}
        </button>
      )}
    </div>
  );
}

/**
 * The head of a namespace, over the wires that cross it: fold arrow, name, counts, worst finding, and what is docked to all of its
 * workloads.
 */
export const BandBar = memo(function BandBar({ band, docked, onPick }: BarProps): React.JSX.Element {
  const { x, y, width, height, folded } = band;
  const selected = useSelectedParts(bandSpot(band.namespace).node);
  return (
    <div className={folded ? 'band-bar is-folded' : 'band-bar'} style={{ left: x, top: y, width, '--h': height }}>
      <BandHead band={band} crossing={docked.crossing} selected={hasPart(selected, 'card')} />
      <BandFindings band={band} />
      <Docked docked={docked} selected={selected} onPick={(part) => onPick({ ...bandSpot(band.namespace), part })} />
    </div>
  );
});

function BandHead(props: {
  readonly band: BandFrame;
  readonly crossing: Crossing | undefined;
  readonly selected: boolean;
}): React.JSX.Element {
  const { band, crossing, selected } = props;
  const { folded, namespace } = band;
  const name = visible(namespace ?? bandWords.unnamed);
  const id = bandSpot(namespace).node;
  const focused = useCanvas((state) => state.focus === id);
  const Arrow = folded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className="band-head nopan"
      data-band={id}
      tabIndex={focused ? 0 : -1}
      aria-expanded={!folded}
      aria-label={bandWords.label(name)}
      aria-current={selected || undefined}
      title={bandWords.title(name, bandCounts(band, crossing), folded)}
      onClick={(event) => pressBand(band, event)}
      onContextMenu={(event) => openBandMenu(band, event)}
      {...nearWhilePointedAt(id)}
    >
      <span className="band-arrow" data-fold="">
        <Arrow size={14} aria-hidden="true" />
      </span>
      <span className={namespace === null ? 'band-name band-none' : 'band-name'}>{name}</span>
      <span className="band-counts">{bandCounts(band, crossing)}</span>
    </button>
  );
}

/** The worst findings of what is in the band. */
function BandFindings({ band }: { readonly band: BandFrame }): React.JSX.Element | null {
  const worst = useCanvas((state) => state.bandCounts.get(band.namespace));
  return worst ? <SeverityMark severity={worst.severity} count={worst.count} chip size={12} /> : null;
}

/** The chips behind the head. */
function Docked(props: {
  readonly docked: DockedToBand;
  readonly selected: string;
  readonly onPick: (part: string) => void;
}): React.JSX.Element | null {
  const { selected, onPick: pick } = props;
  const { rules, notes } = props.docked;
  if (rules.length + notes.length === 0) return null;
  return (
    <>
      {rules.map((rule) => (
        <SidecarChip
          key={rule.id}
          rule={rule}
          selected={hasPart(selected, `rule:${rule.id}`)}
          onPick={() => pick(`rule:${rule.id}`)}
        />
      ))}
      {notes.length > 0 && (
        <NotesChip
          notes={notes}
          selected={notes.some((note) => hasPart(selected, note.id))}
          onPick={() => pick(notes[0]?.id ?? '')}
        />
      )}
    </>
  );
}

function SidecarChip(props: {
  readonly rule: DockedRule;
  readonly selected: boolean;
  readonly onPick: () => void;
}): React.JSX.Element {
  const { rule, selected, onPick } = props;
  return (
    <button
      type="button"
      className={classes('band-chip nopan', selected && 'is-selected', rule.incomplete && 'is-incomplete')}
      tabIndex={-1}
      data-connect={rule.id}
      aria-label={visible(rule.label)}
      data-kind={rule.kind}
      title={visible([rule.label, ...rule.facts].join('\n'), true)}
      onClick={onPick}
    >
      <KindGlyph kind={rule.kind} size={16} />
      <span className="ellipsis">{visible(rule.facts[0] ?? rule.name)}</span>
    </button>
  );
}

function NotesChip(props: {
  readonly notes: readonly Note[];
  readonly selected: boolean;
  readonly onPick: () => void;
}): React.JSX.Element {
  const [first, ...others] = props.notes.map((note) => visible(note.text, true));
  const text = [first, ...others].join('\n');
  return (
    <button
      type="button"
      className={classes('band-chip nopan', props.selected && 'is-selected')}
      tabIndex={-1}
      aria-label={bandWords.notes(props.notes.length, text)}
      title={text}
      onClick={props.onPick}
    >
      <StickyNote size={13} strokeWidth={1.75} aria-hidden="true" />
      <bdi className="ellipsis">{first}</bdi>
    </button>
  );
}
