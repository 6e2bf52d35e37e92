import { useMemo, useState } from 'react';
import type { ConflictChoice, ImportConflict } from '../../core/exchange';
import { diffLines, diffText } from '../../core/text';
import type { FilePatch } from '../commands/patch';
import { closeDialog } from '../dialogs';
import { conflictsAsked, type ConflictQuestion } from '../import-conflicts';
import { KindGlyph } from '../widgets';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { PatchLines } from './patch-lines';
import { conflictWords } from './words/import-conflicts';
import './patch.css';
import './import-conflicts.css';

type Choices = ReadonlyMap<string, ConflictChoice>;

/** What an import and the design both have with different texts: one decision a resource, and none is made in advance. */
export default function ImportConflicts(): React.JSX.Element | null {
  const [question] = useState(conflictsAsked);
  return question && <Conflicts question={question} />;
}

function Conflicts({ question }: { readonly question: ConflictQuestion }): React.JSX.Element {
  const { conflicts, settle } = question;
  const [choices, setChoices] = useState<Choices>(new Map());
  const open = conflicts.filter(({ key }) => !choices.has(key)).length;
  const apply = (): void => {
    closeDialog();
    settle(choices);
  };
  return (
    <Sheet title={conflictWords.title} size={820}>
      <p className="sheet-lead">{conflictWords.lead(conflicts.length)}</p>
      {conflicts.length > 1 && (
        <Choice
          isFirst
          legend={conflictWords.forAll}
          name="all"
          value={sameForAll(conflicts, choices)}
          onChoose={(choice) => setChoices(new Map(conflicts.map(({ key }) => [key, choice])))}
        />
      )}
      <ul className="conflicts">
        {conflicts.map((conflict) => (
          <Row
            key={conflict.key}
            isFirst={conflicts.length === 1}
            conflict={conflict}
            choice={choices.get(conflict.key)}
            onChoose={(choice) => setChoices(new Map(choices).set(conflict.key, choice))}
          />
        ))}
      </ul>
      <SheetButtons stays>
        <span className="conflicts-left" role="status">
          {open > 0 ? conflictWords.open(open, conflicts.length) : ''}
        </span>
        <CancelButton />
        <button type="button" className="button button-primary" disabled={open > 0} onClick={apply}>
          {conflictWords.import}
        </button>
      </SheetButtons>
    </Sheet>
  );
}

function Row(props: {
  readonly isFirst: boolean;
  readonly conflict: ImportConflict;
  readonly choice: ConflictChoice | undefined;
  readonly onChoose: (choice: ConflictChoice) => void;
}): React.JSX.Element {
  const { conflict } = props;
  const { kind, namespace, name, freeNames, key } = conflict;
  const patch = useMemo(() => patchOf(conflict), [conflict]);
  const title = [namespace, name].filter(Boolean).join('/');
  return (
    <li className="conflict">
      <h3 className="conflict-title">
        <KindGlyph kind={kind} size={20} />
        {title}
      </h3>
      <PatchLines files={[patch]} />
      <Choice
        isFirst={props.isFirst}
        legend={conflictWords.resource(kind, title)}
        name={key}
        value={props.choice}
        freeNames={freeNames}
        onChoose={props.onChoose}
      />
    </li>
  );
}

function Choice(props: {
  /** Whether the focus begins here: a key too early is to decide nothing, and to close nothing. */
  readonly isFirst: boolean;
  readonly legend: string;
  readonly name: string;
  readonly value: ConflictChoice | undefined;
  readonly freeNames?: readonly string[];
  readonly onChoose: (choice: ConflictChoice) => void;
}): React.JSX.Element {
  const both = props.freeNames === undefined ? conflictWords.both : conflictWords.bothAs(props.freeNames);
  const options: readonly (readonly [ConflictChoice, string])[] = [
    ['mine', conflictWords.mine],
    ['theirs', conflictWords.theirs],
    ['both', both],
  ];
  return (
    <fieldset className="conflict-choice">
      <legend className={props.name === 'all' ? '' : 'spoken-only'}>{props.legend}</legend>
      {options.map(([value, title], index) => (
        <label key={value}>
          <input
            type="radio"
            {...(props.isFirst && index === 0 ? { 'data-autofocus': true } : {})}
            name={`conflict-${props.name}`}
            checked={props.value === value}
            onChange={() => props.onChoose(value)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

/** From the text that is here to the one that would come. */
function patchOf({ mine, theirs }: ImportConflict): FilePatch {
  const edits = diffText(`${mine.text}\n`, `${theirs.text}\n`);
  const hunks = diffLines(`${mine.text}\n`, edits).map(({ lines }) => ({ heading: '', lines }));
  const count = (type: 'old' | 'new'): number =>
    hunks.flatMap(({ lines }) => lines).filter((line) => line.type === type).length;
  const path = conflictWords.from(mine.path, theirs.path);
  return { path, type: 'changed', hunks, added: count('new'), removed: count('old') };
}

function sameForAll(conflicts: readonly ImportConflict[], choices: Choices): ConflictChoice | undefined {
  const [first] = conflicts;
  const choice = first && choices.get(first.key);
  return conflicts.every(({ key }) => choices.get(key) === choice) ? choice : undefined;
}
