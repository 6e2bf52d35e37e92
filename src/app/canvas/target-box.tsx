import { useEffect, useId, type KeyboardEvent } from 'react';
import type { TargetChoice } from './connect-choices';
import { connectWords } from './words/forms';

interface TargetBoxProps {
  readonly label: string;
  readonly text: string;
  readonly shown: readonly TargetChoice[];
  /** Index of the one that Enter takes. */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onType: (text: string) => void;
  readonly onTake: (choice: TargetChoice) => void;
}

/** A combobox: the field keeps the focus, and the arrow keys walk the list under it. */
export function TargetBox(props: TargetBoxProps): React.JSX.Element {
  const { shown, active } = props;
  const id = useId();
  useEffect(() => {
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <>
      <label>
        {props.label}
        <input
          value={props.text}
          spellCheck={false}
          autoComplete="off"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-autocomplete="list"
          aria-controls={`${id}list`}
          aria-activedescendant={shown.length > 0 ? `${id}${active}` : undefined}
          onKeyDown={props.onKeyDown}
          onChange={(event) => props.onType(event.target.value)}
        />
      </label>
      <ul id={`${id}list`} className="connect-targets" role="listbox" aria-label={connectWords.targetsLabel}>
        {shown.map((choice, index) => (
          <Target
            key={choice.key}
            id={`${id}${index}`}
            choice={choice}
            isActive={index === active}
            onTake={props.onTake}
          />
        ))}
      </ul>
    </>
  );
}

function Target(props: {
  readonly id: string;
  readonly choice: TargetChoice;
  readonly isActive: boolean;
  readonly onTake: (choice: TargetChoice) => void;
}): React.JSX.Element {
  const { id, choice, isActive, onTake } = props;
  return (
    <li
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerDown={(event) => {
        event.preventDefault();
        onTake(choice);
      }}
    >
      <span className="target-label">{choice.label}</span>
      <span className="target-says" title={choice.says}>
        {choice.says}
      </span>
      {choice.about !== '' && <span className="target-says">{choice.about}</span>}
    </li>
  );
}
