import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { announce, notify } from '../notices';
import { getState } from '../store';
import { attempt } from './actions';
import type { Point, Spot } from '../../core/picture';
import type { FloatingProps } from './floating';
import { renamingsOf, type Renaming } from './renaming';
import { renameWords } from './words/forms';
import { changeWords } from './words/notices';

/**
 * Edits a name, host, address or URL where it stands on its card, in a field of constant size. Enter writes it, Escape and a press elsewhere
 * leave it as it was; F2 goes on to the next thing that can be named here.
 */
export function InlineRename({ floating, room, onClose }: FloatingProps<'rename'>): React.JSX.Element | null {
  const [renamings] = useState(() => renamingsOf(getState().snapshot, floating.spot));
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      renamings.findIndex((each) => each.label === floating.what),
    ),
  );
  const renaming = renamings[at];
  useEffect(() => {
    if (renaming) return;
    announce(renameWords.nothing);
    onClose();
  }, [renaming, onClose]);
  if (!renaming) return null;
  const other = renamings[(at + 1) % renamings.length];
  return (
    <RenameField
      key={at}
      renaming={renaming}
      other={other === renaming ? null : (other?.label ?? null)}
      spot={floating.spot}
      fallback={floating.at}
      room={room}
      onOther={() => setAt((at + 1) % renamings.length)}
      onClose={onClose}
    />
  );
}

function RenameField(props: {
  readonly renaming: Renaming;
  /** What F2 goes on to; null where this is all. */
  readonly other: Renaming['label'] | null;
  readonly spot: Spot;
  readonly fallback: Point;
  readonly room: { readonly width: number; readonly height: number };
  readonly onOther: () => void;
  readonly onClose: () => void;
}): React.JSX.Element {
  const { renaming, other, spot, fallback, room, onOther, onClose } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(renaming.value);
  const [refusal, setRefusal] = useState<string | null>(null);
  useFieldAt(form, spot, renaming.label, fallback, room);
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !form.current?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPress, true);
    return () => removeEventListener('pointerdown', onPress, true);
  }, [onClose]);
  const submit = (): void => {
    const wanted = text.trim();
    if (wanted === renaming.value) return onClose();
    const now = renamingNow(spot, renaming);
    if (!now) {
      notify({ tone: 'info', text: changeWords.goneMeanwhile });
      return onClose();
    }
    const result = now.change(wanted);
    const failed = result === null ? null : attempt(result, now.done(wanted), now.select);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    if (event.key !== 'F2' || other === null) return;
    event.preventDefault();
    onOther();
  };
  const says = refusal ?? (other === null ? null : renameWords.other[other]);
  return (
    <form
      ref={form}
      className="inline-rename"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <input
        value={text}
        aria-label={renaming.label}
        aria-invalid={refusal !== null}
        aria-describedby={says === null ? undefined : id}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(null);
        }}
      />
      {says !== null && (
        <p
          id={id}
          className={refusal === null ? 'field-says' : 'refusal'}
          {...(refusal === null ? {} : { role: 'alert' })}
        >
          {says}
        </p>
      )}
    </form>
  );
}

/** What the field edits, as the design has it now; undefined where that has gone or says something else. */
function renamingNow(spot: Spot, { label, value }: Renaming): Renaming | undefined {
  return renamingsOf(getState().snapshot, spot).find((each) => each.label === label && each.value === value);
}

const inset = 9;

/** Puts the field over the text that it edits, as far as the canvas leaves room, and selects what stands in it. */
function useFieldAt(
  form: React.RefObject<HTMLFormElement | null>,
  spot: Spot,
  label: Renaming['label'],
  fallback: Point,
  room: { readonly width: number; readonly height: number },
): void {
  const { width, height } = room;
  useLayoutEffect(() => {
    if (form.current) placeOver(form.current, textOf(form.current, spot, label), fallback, { width, height });
  }, [form, spot, label, fallback, width, height]);
}

function placeOver(
  box: HTMLElement,
  text: Element | null | undefined,
  fallback: Point,
  room: FloatingProps['room'],
): void {
  const over = text?.getBoundingClientRect();
  const canvas = box.offsetParent?.getBoundingClientRect();
  const at =
    over && canvas ? { x: over.left - canvas.left - inset, y: over.top + over.height / 2 - canvas.top } : fallback;
  const width = Math.max(220, (over?.width ?? 0) + 48);
  box.style.width = `${width}px`;
  box.style.left = `${Math.max(8, Math.min(at.x, room.width - width - 8))}px`;
  box.style.top = `${Math.max(36, Math.min(at.y - 15, room.height - 72))}px`;
  const field = box.querySelector('input');
  field?.focus({ preventScroll: true });
  field?.select();
}

/** The text on the card that a field edits. */
function textOf(box: Element, spot: Spot, label: Renaming['label']): Element | null | undefined {
  const card = box.parentElement?.querySelector(`.react-flow__node[data-id="${CSS.escape(spot.node)}"]`);
  if (spot.part !== null) return card?.querySelector(`[data-part="${CSS.escape(spot.part)}"]`);
  const isEntry = card?.querySelector('.entry-head') !== null && card !== null;
  return card?.querySelector(isEntry && label === 'name' ? '.card-meta' : '.card-title') ?? card;
}
