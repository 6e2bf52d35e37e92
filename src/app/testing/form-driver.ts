import { act } from 'react';

// What a user finds in a form and does with it, for tests: things are found by the names that are spoken of them.

/** What names an element, each name by itself. */
export function namesOf(element: Element): readonly string[] {
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  if (ids.length > 0) return ids.map((id) => document.getElementById(id)?.textContent ?? '');
  const own = element.getAttribute('aria-label');
  if (own !== null) return [own];
  const { id } = element;
  const labels = id === '' ? [] : [...document.querySelectorAll('label')].filter((label) => label.htmlFor === id);
  const around = element.closest('label');
  return [...labels, ...(around ? [around] : [])].map((label) => label.textContent ?? '');
}

/** The first element that matches and that a name stands for. */
export function findNamed(selector: string, name: string, within: ParentNode = document): HTMLElement | undefined {
  return [...within.querySelectorAll<HTMLElement>(selector)].find((each) => namesOf(each).includes(name));
}

/** What was found; throws when nothing was. */
export function need<T>(found: T | undefined | null, what: string): T {
  if (found === undefined || found === null) throw new Error(`There is no ${what}`);
  return found;
}

/** An enabled button by its words. */
export function button(words: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('button:not([disabled])')].find(
    (each) => each.textContent === words,
  );
}

/** Clicks, and draws what follows. */
export function click(element: HTMLElement): void {
  act(() => element.click());
}

/** Types a text without committing it. */
export function setValue(input: HTMLElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    setter?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Presses a key in a control. */
export function press(input: HTMLElement, key: string, more: KeyboardEventInit = {}): void {
  act(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  });
}

/** Types a text and commits it. */
export function enter(input: HTMLElement, value: string): void {
  setValue(input, value);
  press(input, 'Enter');
}

/** Chooses from a picker. */
export function pick(control: HTMLElement, value: string): void {
  click(control);
  choose(value);
}

/** Chooses from the list that is open. */
export function choose(value: string): void {
  const options = [...document.querySelectorAll<HTMLElement>('[role=option]')];
  click(
    need(
      options.find((each) => each.getAttribute('aria-label') === value),
      `option ${value}`,
    ),
  );
}

/** Chooses from a native list. */
export function chooseOption(name: string, value: string): void {
  const list = need(findNamed('select', name), name);
  if (!(list instanceof HTMLSelectElement)) throw new Error(`${name} is no list`);
  act(() => {
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
