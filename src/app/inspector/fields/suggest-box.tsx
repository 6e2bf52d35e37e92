import { Combobox, useCombobox, type ComboboxStore } from '@mantine/core';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import { ChevronDown } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import type { PickerOption } from './picker';

const mostOptions = 100;

interface SuggestBoxProps {
  /** Name of the list. */
  readonly name: string;
  /** What the options are narrowed by; empty for all of them. */
  readonly typed: string;
  /** Asked each time that the list opens. */
  readonly suggest: () => readonly PickerOption[];
  readonly onPick: (value: string) => void;
  readonly input: ComponentProps<'input'>;
  readonly chevron: boolean;
}

/** A text input with a list of what is known below it. Keys that pick from the list are prevented events; all others are the input's own. */
export function SuggestBox(props: SuggestBoxProps): React.JSX.Element {
  const { name, input } = props;
  const list = useSuggestions(props.suggest);
  const { combobox } = list;
  const offered = narrow(list.options, props.typed);
  return (
    <div className="ins-box">
      <Combobox
        store={combobox}
        position="bottom-start"
        width={340}
        transitionProps={{ duration: 0 }}
        onOptionSubmit={(picked) => {
          combobox.closeDropdown();
          props.onPick(picked);
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <input type="text" spellCheck={false} {...input} {...eventsOf(input, list)} />
        </Combobox.Target>
        {props.chevron && <ChevronDown className="ins-chevron" size={14} strokeWidth={1.75} aria-hidden="true" />}
        {combobox.dropdownOpened && offered.length > 0 && (
          <Combobox.Dropdown className="ins-dropdown">
            <Combobox.Options aria-label={name}>
              {offered.map((option) => (
                <Option key={option.value} option={option} />
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        )}
      </Combobox>
    </div>
  );
}

interface Suggestions {
  readonly combobox: ComboboxStore;
  /** As they were when they were asked for last. */
  readonly options: readonly PickerOption[];
  /** Asks for the options anew. */
  readonly refresh: () => readonly PickerOption[];
  /** Opens the list, where there is anything to choose. */
  readonly open: () => void;
}

function useSuggestions(suggest: () => readonly PickerOption[]): Suggestions {
  const [options, setOptions] = useState<readonly PickerOption[]>([]);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const refresh = (): readonly PickerOption[] => {
    const found = suggest();
    setOptions(found);
    return found;
  };
  const open = (): void => {
    if (refresh().length > 0) combobox.openDropdown();
  };
  return { combobox, options, refresh, open };
}

/** What happens to the input does something to the list, beside what the input does itself. */
function eventsOf(input: ComponentProps<'input'>, { combobox, refresh, open }: Suggestions): ComponentProps<'input'> {
  return {
    onClick: open,
    onChange: (event) => {
      input.onChange?.(event);
      if (!combobox.dropdownOpened) open();
      combobox.resetSelectedOption();
    },
    onBlur: (event) => {
      combobox.closeDropdown();
      input.onBlur?.(event);
    },
    onKeyDown: (event) => {
      if (event.key === 'ArrowDown' && !combobox.dropdownOpened) refresh();
      const picks = event.key === 'Enter' && combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
      if (!picks) input.onKeyDown?.(event);
      if (event.key === 'Enter' && !picks) combobox.closeDropdown();
    },
  };
}

function Option({ option }: { readonly option: PickerOption }): React.JSX.Element {
  const { value, doc, beside } = option;
  return (
    <Combobox.Option value={value} className="ins-option" aria-label={value} aria-description={doc}>
      <span className="ins-option-value ins-mono">
        {value}
        {beside !== undefined && <small>{beside}</small>}
      </span>
      {doc !== undefined && <span className="ins-option-doc">{doc}</span>}
    </Combobox.Option>
  );
}

function narrow(options: readonly PickerOption[], typed: string): readonly PickerOption[] {
  const words = typed.trim().toLowerCase();
  const found = words === '' ? options : options.filter((option) => option.value.toLowerCase().includes(words));
  return found.slice(0, mostOptions);
}
