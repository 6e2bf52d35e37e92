import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Point, Spot } from '../../core/picture';
import { announce, notify } from '../notices';
import { getState } from '../store';
import { useToldRefusal } from '../use-told-refusal';
import { attempt } from './actions';
import { useFieldOverText } from './field-over-text';
import type { FloatingProps } from './floating';
import { renamingsOf, type Renaming } from './renaming';
import { usePressElsewhere } from './use-press-elsewhere';
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

interface RenameFieldProps {
  readonly renaming: Renaming;
  /** What F2 goes on to; null where this is all. */
  readonly other: Renaming['label'] | null;
  readonly spot: Spot;
  readonly fallback: Point;
  readonly room: FloatingProps['room'];
  readonly onOther: () => void;
  readonly onClose: () => void;
}

function RenameField(props: RenameFieldProps): React.JSX.Element {
  const { renaming, other, spot, fallback, room, onClose } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const draft = useRenameDraft(spot, renaming, onClose);
  useFieldOverText(form, spot, renaming.label, fallback, room);
  usePressElsewhere(form, onClose);
  const says = draft.refusal ?? (other === null ? null : renameWords.other[other]);
  return (
    <form
      ref={form}
      className="inline-rename"
      onKeyDown={(event) => pressRenameKey(event, props)}
      onSubmit={draft.submit}
    >
      <input
        value={draft.text}
        aria-label={renaming.label}
        aria-invalid={draft.refusal !== null}
        aria-describedby={says === null ? undefined : id}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => draft.type(event.target.value)}
      />
      <div aria-live="polite">
        {says !== null && (
          <FieldSays
            key={String(draft.isTried)}
            id={id}
            text={says}
            isRefusal={draft.refusal !== null}
            isAlert={draft.isTried}
          />
        )}
      </div>
    </form>
  );
}

function FieldSays(props: {
  readonly id: string;
  readonly text: string;
  readonly isRefusal: boolean;
  /** Whether it answers Enter; else it is said in peace. */
  readonly isAlert: boolean;
}): React.JSX.Element {
  const { id, text, isRefusal, isAlert } = props;
  return (
    <p id={id} className={isRefusal ? 'refusal' : 'field-says'} {...(isAlert ? { role: 'alert' } : {})}>
      {text}
    </p>
  );
}

function pressRenameKey(event: KeyboardEvent, { other, onOther, onClose }: RenameFieldProps): void {
  event.stopPropagation();
  if (event.key === 'Escape') onClose();
  if (event.key !== 'F2' || other === null) return;
  event.preventDefault();
  onOther();
}

interface RenameDraft {
  readonly text: string;
  readonly refusal: string | null;
  /** Whether somebody has tried to write it, and was refused. */
  readonly isTried: boolean;
  readonly type: (text: string) => void;
  readonly submit: (event: FormEvent) => void;
}

/** The text being typed, and why it cannot be written; it closes once it is. */
function useRenameDraft(spot: Spot, renaming: Renaming, onClose: () => void): RenameDraft {
  const [text, setText] = useState(renaming.value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const wanted = text.trim();
  const isOther = wanted !== '' && wanted !== renaming.value;
  const told = useToldRefusal((isOther && renaming.refusalOf?.(wanted)) || null);
  const type = (typed: string): void => {
    setText(typed);
    setRefusal(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const failed = rename(spot, renaming, wanted);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return { text, refusal: refusal ?? told, isTried: refusal !== null, type, submit };
}

/** Writes another text in the place of what is edited. Answers why that cannot be; null when it was done, and where there is nothing left to do. */
function rename(spot: Spot, renaming: Renaming, wanted: string): string | null {
  if (wanted === renaming.value) return null;
  const now = renamingNow(spot, renaming);
  if (!now) {
    notify({ tone: 'info', text: changeWords.goneMeanwhile });
    return null;
  }
  const result = now.change(wanted);
  return result === null ? null : attempt(result, now.done(wanted), now.select);
}

/** What the field edits, as the design has it now; undefined where that has gone or says something else. */
function renamingNow(spot: Spot, { label, value }: Renaming): Renaming | undefined {
  return renamingsOf(getState().snapshot, spot).find((each) => each.label === label && each.value === value);
}
