import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Choice } from '../commands/patterns/pattern';
import { IconButton } from '../widgets';
import { patchSheetWords } from './words/patch';

interface PatchChoiceProps {
  readonly choice: Choice;
  /** The first one asks: a text has the focus then. */
  readonly isFirst: boolean;
  readonly value: string | readonly string[] | undefined;
  readonly onChoose: (value: string | readonly string[]) => void;
}

/** One thing to choose before a pattern is written: one of several ways, an order, or a text. */
export function PatchChoice({ choice, isFirst, value, onChoose }: PatchChoiceProps): React.JSX.Element {
  switch (choice.type) {
    case 'one':
      return <One choice={choice} value={value} onChoose={onChoose} />;
    case 'order':
      return <Order choice={choice} value={Array.isArray(value) ? value : []} onChoose={onChoose} />;
    case 'some':
      return <Some choice={choice} value={Array.isArray(value) ? value : []} onChoose={onChoose} />;
    case 'text':
      return (
        <Text choice={choice} isFirst={isFirst} value={typeof value === 'string' ? value : ''} onChoose={onChoose} />
      );
  }
}

interface OneProps extends Pick<PatchChoiceProps, 'value' | 'onChoose'> {
  readonly choice: Extract<Choice, { type: 'one' }>;
}

/** Ways of which one is chosen. */
function One({ choice, value, onChoose }: OneProps): React.JSX.Element {
  return (
    <fieldset className="patch-choice">
      <legend className="field-label">{choice.label}</legend>
      {choice.options.map((option) => (
        <label key={option.value} className="patch-option">
          <input
            type="radio"
            name={choice.id}
            checked={value === option.value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            {option.says !== undefined && <span className="patch-option-says">{option.says}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface TextProps {
  readonly choice: Extract<Choice, { type: 'text' }>;
  readonly isFirst: boolean;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A text, with those that are known as suggestions. */
function Text({ choice, isFirst, value, onChoose }: TextProps): React.JSX.Element {
  return (
    <label className="patch-choice patch-text-choice">
      <span className="field-label">{choice.label}</span>
      <input
        {...(isFirst ? { 'data-autofocus': true } : {})}
        list={choice.known ? `known-${choice.id}` : undefined}
        className="text-field text-field-mono"
        spellCheck={false}
        autoComplete="off"
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChoose(event.target.value)}
      />
      {choice.known && (
        <datalist id={`known-${choice.id}`}>
          {choice.known.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
      )}
    </label>
  );
}

interface SomeProps {
  readonly choice: Extract<Choice, { type: 'some' }>;
  readonly value: readonly string[];
  readonly onChoose: (value: readonly string[]) => void;
}

/** Things to tick, in a list that scrolls where there are many. */
function Some({ choice, value, onChoose }: SomeProps): React.JSX.Element {
  const toggle = (item: string): void =>
    onChoose(value.includes(item) ? value.filter((each) => each !== item) : [...value, item]);
  return (
    <fieldset className="patch-choice">
      <legend className="field-label">{patchSheetWords.ticked(choice.label, value.length, choice.items.length)}</legend>
      <div className="patch-some">
        {choice.items.map((item) => (
          <label key={item.value} className="patch-option" title={item.label}>
            <input type="checkbox" checked={value.includes(item.value)} onChange={() => toggle(item.value)} />
            {item.detail === undefined ? (
              <span className="patch-some-label">{item.label}</span>
            ) : (
              <span>
                {item.label} <code className="patch-detail">{item.detail}</code>
                {item.says !== undefined && <span className="patch-option-says">{item.says}</span>}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface OrderProps {
  readonly choice: Extract<Choice, { type: 'order' }>;
  readonly value: readonly string[];
  readonly onChoose: (value: readonly string[]) => void;
}

/** Things in an order; each is moved by its buttons, or with Alt and an arrow while one of them has the focus. */
function Order({ choice, value, onChoose }: OrderProps): React.JSX.Element {
  const labels = new Map(choice.items.map((item) => [item.value, item.label]));
  const move = (from: number, to: number): void => {
    const moved = value[from];
    if (moved === undefined || to < 0 || to >= value.length) return;
    onChoose(value.filter((_, index) => index !== from).toSpliced(to, 0, moved));
  };
  return (
    <fieldset className="patch-choice">
      <legend className="field-label">{choice.label}</legend>
      <ol className="patch-order">
        {value.map((item, index) => (
          <OrderItem
            key={item}
            label={labels.get(item) ?? item}
            index={index}
            isLast={index === value.length - 1}
            onMove={(to) => move(index, to)}
          />
        ))}
      </ol>
    </fieldset>
  );
}

function OrderItem(props: {
  readonly label: string;
  readonly index: number;
  readonly isLast: boolean;
  readonly onMove: (to: number) => void;
}): React.JSX.Element {
  const { label, index, isLast, onMove } = props;
  return (
    <li
      className="patch-order-item"
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? index - 1 : index + 1);
      }}
    >
      <span className="patch-order-rank">{patchSheetWords.rank(index)}</span>
      <span className="patch-order-label">{label}</span>
      <IconButton label={patchSheetWords.moveUp(label)} disabled={index === 0} onClick={() => onMove(index - 1)}>
        <ArrowUp size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label={patchSheetWords.moveDown(label)} disabled={isLast} onClick={() => onMove(index + 1)}>
        <ArrowDown size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </li>
  );
}
