import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { decisions, decisionText, type Decision } from '../../core/review';
import { addNote } from '../commands/add-note';
import { announce, notify } from '../notices';
import { takeAnswering, typeAnswer, useReview, type Answerable } from '../review-state';
import { answerField, focusAnswer } from '../review-walk';
import { useSession, whyReadOnly } from '../session';
import { dispatch, getState } from '../store';
import { SaidLine } from './said-line';
import { signature } from './sign-answer';
import { UnfoundAnswersOn } from './unfound-answers';
import { useSaid } from './use-said';
import { decideWords } from './words';

/** What can be answered, and the key that the note with an answer is kept under; undefined where it is about nothing that has one. */
interface Answering {
  readonly change: Answerable;
  readonly note: string | undefined;
}

/** What was said to a change, or to a resource that differs, and the buttons that say more: a note in the design, one step of the history. */
export function DecideForm({ change, note }: Answering): React.JSX.Element {
  const said = useSaid(change.id);
  const ofVersions = useReview((review) => review.proposal !== null);
  const readOnly = useSession(whyReadOnly);
  useWantedCaret();
  return (
    <div className="review-decide">
      {said.map((each, index) => (
        <SaidLine key={index} {...each} />
      ))}
      {note !== undefined && <UnfoundAnswersOn on={note} />}
      {readOnly !== null ? (
        <p className="review-said">{readOnly}</p>
      ) : ofVersions || note === undefined ? (
        <p className="review-said">{decideWords.ofVersions}</p>
      ) : (
        <Answer change={change} note={note} />
      )}
    </div>
  );
}

/**
 * A field for what there is to say, and a button for each way to say it. Enter in the field gives the answer that is marked. In an empty field it leads to that
 * button, so that nobody accepts by a key too many.
 */
function Answer(props: { readonly change: Answerable; readonly note: string }): React.JSX.Element {
  const { change } = props;
  const { text, byEnter, decide } = useAnswer(change, props.note);
  const form = useRef<HTMLDivElement>(null);
  const isEmpty = text.trim() === '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.repeat) return;
    if (isEmpty) form.current?.querySelector<HTMLElement>('[data-by-enter]')?.focus();
    else decide(byEnter);
  };
  return (
    <div ref={form} className="review-form" onKeyDown={stopHeldEnter}>
      <label className="field-label" htmlFor={answerField}>
        {decideWords.field}
      </label>
      <input
        id={answerField}
        type="text"
        className="text-field"
        placeholder={decideWords.needed}
        value={text}
        onChange={(event) => typeAnswer(change.id, event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="review-answers">
        {decisions.map(({ id }) => (
          <AnswerButton key={id} id={id} isEmpty={isEmpty} isByEnter={id === byEnter} onPress={() => decide(id)} />
        ))}
      </span>
    </div>
  );
}

/**
 * What is typed as the answer, and how it is given. Only who accepts may say nothing. `byEnter` is the answer that was pressed before its words
 * were there; else words are a comment, and no words lead to acceptance.
 */
function useAnswer(
  change: Answerable,
  note: string,
): {
  readonly text: string;
  readonly byEnter: Decision;
  readonly decide: (decision: Decision) => void;
} {
  const text = useReview(({ typed }) => typed.get(change.id) ?? '');
  const [pressed, setPressed] = useState<Decision | null>(null);
  const decide = (decision: Decision): void => {
    const lacksText = text.trim() === '' && needsText(decision);
    setPressed(lacksText ? decision : null);
    if (lacksText) return askForText(decision);
    if (write(note, decision, decisionText(decision, text, change))) typeAnswer(change.id, '');
  };
  // Words may be for or against: by a key alone they are neither.
  const byEnter = pressed ?? (text.trim() === '' ? 'accept' : 'comment');
  return { text, byEnter, decide };
}

/**
 * Takes the caret where somebody was led to the answer: when the field is there, be it that its section had to be opened first. Where there is nothing to write in,
 * that wish has ended: a field that comes later is not to take the caret from elsewhere.
 */
function useWantedCaret(): void {
  const answering = useReview((review) => review.answering);
  useEffect(() => {
    if (answering && takeAnswering()) focusAnswer();
  }, [answering]);
}

/** A key that is held down gives one answer, and not one to each change: from the field it may have led to a button, which it would press again and again. */
function stopHeldEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
}

function AnswerButton(props: {
  readonly id: Decision;
  /** Whether nothing is typed. */
  readonly isEmpty: boolean;
  readonly isByEnter: boolean;
  readonly onPress: () => void;
}): React.JSX.Element {
  const { id, isEmpty } = props;
  const why = isEmpty && needsText(id) ? decideWords.textFirst[id] : undefined;
  return (
    <button
      data-by-enter={props.isByEnter || undefined}
      type="button"
      className="button button-small button-outline"
      aria-disabled={why === undefined ? undefined : true}
      title={why}
      onClick={props.onPress}
    >
      {decisions.find((each) => each.id === id)?.title}
      {props.isByEnter && !isEmpty && (
        <kbd className="kbd" aria-hidden="true">
          {decideWords.enter}
        </kbd>
      )}
    </button>
  );
}

function needsText(decision: Decision): decision is Exclude<Decision, 'accept'> {
  return decision !== 'accept';
}

/** Leads to the field, and says why. */
function askForText(decision: Exclude<Decision, 'accept'>): void {
  focusAnswer();
  announce(decideWords.textFirst[decision]);
}

/** Writes a note, and says so; answers whether it is written. */
function write(key: string, decision: Decision, text: string): boolean {
  const result = addNote(getState().snapshot, key, text, signature());
  if (!result.ok) {
    notify({ tone: 'error', text: result.detail });
    return false;
  }
  if (!dispatch(result.change)) return false;
  notify({ tone: 'ok', text: decideWords.kept(decision, key), undo: true });
  return true;
}
