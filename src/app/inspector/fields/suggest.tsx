import { Combobox, useCombobox } from '@mantine/core';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useDraft } from '../use-draft';
import { describedBy, ghostOf } from './field-words';
import { textOf, type InputProps } from './input';
import type { PickerOption } from './picker';

const mostOptions = 100;

/** An input that offers what the model knows and takes any other text as well. The options are asked for when it opens. */
export function SuggestInput(
  props: InputProps & { readonly suggest: () => readonly PickerOption[] },
): React.JSX.Element {
  const { field, state, value, label, read = (text) => text } = props;
  const [options, setOptions] = useState<readonly PickerOption[]>([]);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const commit = (text: string): boolean =>
    text.trim() === '' ? value === undefined || state.unset() : state.commit(read(text.trim()));
  const draft = useDraft(textOf(value), commit, state.dismiss);
  const offered = narrow(options, draft.typing ? draft.value : '');
  const open = (): void => {
    setOptions(props.suggest());
    combobox.openDropdown();
  };
  return (
    <div className="ins-box">
      <Combobox
        store={combobox}
        position="bottom-start"
        width={340}
        transitionProps={{ duration: 0 }}
        onOptionSubmit={(picked) => {
          combobox.closeDropdown();
          draft.setValue(picked);
          if (picked === textOf(value) || commit(picked)) draft.reset();
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <input
            {...draft.props}
            id={state.id}
            className={props.mono ? 'ins-input ins-suggest ins-mono' : 'ins-input ins-suggest'}
            type="text"
            inputMode={props.inputMode}
            spellCheck={false}
            aria-label={label}
            placeholder={ghostOf(field, props.room)}
            title={draft.value || undefined}
            disabled={state.form.disabled}
            onClick={open}
            onChange={(event) => {
              draft.props.onChange(event);
              if (!combobox.dropdownOpened) open();
              combobox.resetSelectedOption();
            }}
            onBlur={() => {
              combobox.closeDropdown();
              draft.props.onBlur();
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' && !combobox.dropdownOpened) setOptions(props.suggest());
              const picks = event.key === 'Enter' && combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
              if (!picks) draft.props.onKeyDown(event);
              if (event.key === 'Enter' && !picks) combobox.closeDropdown();
            }}
            {...describedBy(state)}
          />
        </Combobox.Target>
        <ChevronDown className="ins-chevron" size={14} strokeWidth={1.75} aria-hidden="true" />
        {combobox.dropdownOpened && offered.length > 0 && (
          <Combobox.Dropdown className="ins-dropdown">
            <Combobox.Options aria-label={label ?? field.name}>
              {offered.map((option) => (
                <Combobox.Option
                  key={option.value}
                  value={option.value}
                  className="ins-option"
                  aria-label={option.value}
                  aria-description={option.doc}
                >
                  <span className="ins-option-value ins-mono">
                    {option.value}
                    {option.beside !== undefined && <small>{option.beside}</small>}
                  </span>
                  {option.doc !== undefined && <span className="ins-option-doc">{option.doc}</span>}
                </Combobox.Option>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        )}
      </Combobox>
    </div>
  );
}

function narrow(options: readonly PickerOption[], typed: string): readonly PickerOption[] {
  const words = typed.trim().toLowerCase();
  const found = words === '' ? options : options.filter((option) => option.value.toLowerCase().includes(words));
  return found.slice(0, mostOptions);
}
