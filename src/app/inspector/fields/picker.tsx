import { Combobox, useCombobox } from '@mantine/core';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import { ChevronDown } from 'lucide-react';
import { fieldWords } from '../words/fields';

export interface PickerOption {
  readonly value: string;
  /** One sentence: what choosing it means. */
  readonly doc?: string;
  /** Shown at the right end: a release, a namespace. */
  readonly beside?: string;
}

interface PickerProps {
  readonly id?: string;
  readonly label?: string;
  /** Empty when nothing is chosen. */
  readonly value: string;
  readonly options: readonly PickerOption[];
  readonly ghost: string;
  readonly disabled: boolean;
  readonly mono?: boolean;
  readonly className?: string;
  readonly aria: { 'aria-describedby'?: string; 'aria-invalid'?: true | undefined };
  readonly onPick: (value: string) => void;
}

/** A choice of one value out of a list, each with its consequence. The name of an option is its value alone; the sentence is its description. */
export function Picker(props: PickerProps): React.JSX.Element {
  const { value, options } = props;
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active', { scrollIntoView: true }),
  });
  return (
    <div className="ins-box">
      <Combobox
        store={combobox}
        position="bottom-start"
        width={options.some((option) => option.doc) ? 340 : 'target'}
        transitionProps={{ duration: 0 }}
        onOptionSubmit={(picked) => {
          combobox.closeDropdown();
          if (picked !== value) props.onPick(picked);
        }}
      >
        <Combobox.Target targetType="button" withExpandedAttribute>
          <input
            id={props.id}
            className={['ins-input ins-picker', props.mono ? 'ins-mono' : '', props.className ?? ''].join(' ')}
            type="text"
            readOnly
            aria-label={props.label}
            value={value}
            placeholder={props.ghost}
            title={value || undefined}
            disabled={props.disabled}
            onClick={() => combobox.toggleDropdown()}
            onBlur={() => combobox.closeDropdown()}
            {...props.aria}
          />
        </Combobox.Target>
        <ChevronDown className="ins-chevron" size={14} strokeWidth={1.75} aria-hidden="true" />
        {combobox.dropdownOpened && (
          <Combobox.Dropdown className="ins-dropdown">
            <Combobox.Options aria-label={props.label ?? fieldWords.values}>
              {options.map((option) => (
                <Option key={option.value} option={option} active={option.value === value} />
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        )}
      </Combobox>
    </div>
  );
}

function Option(props: { readonly option: PickerOption; readonly active: boolean }): React.JSX.Element {
  const { option, active } = props;
  return (
    <Combobox.Option
      value={option.value}
      active={active}
      className="ins-option"
      aria-label={option.value}
      aria-selected={active}
      aria-description={option.doc}
    >
      <span className="ins-option-value">
        {option.value}
        {option.beside !== undefined && <small>{option.beside}</small>}
      </span>
      {option.doc !== undefined && <span className="ins-option-doc">{option.doc}</span>}
    </Combobox.Option>
  );
}
