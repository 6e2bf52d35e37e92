// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkValue, kinds, type Field, type FieldType, type Kind, type ObjectType } from '../../core/schema';
import { formatPath, type Path } from '../../core/text';
import { valueAt } from '../../core/yaml';
import { drawn } from '../testing/drawn';
import { getState, load, undo, useApp } from '../store';
import { setView } from '../view';
import { button, click, enter, findNamed, namesOf, need, pick, setValue } from '../testing/form-driver';
import { documentFor, holdersOf, type Holder } from '../testing/form-holders';
import { isTransparent } from './model/form-model';
import { isUnion } from './model/one-of';
import { shortPath } from './model/place';
import { ResourceForm } from './resource-form';

// Every field of every kind that is described in full can be written in the form of the object that holds it: there is a control with the
// field's Istio name, what it writes is one step of the history, and undoing that step gives back every byte.

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

function Shown({ kind, scope }: { readonly kind: Kind; readonly scope: Path }): React.JSX.Element | null {
  const [resource] = useApp(({ snapshot }) => snapshot.resources);
  if (resource === undefined) return null;
  return <ResourceForm resource={resource} kind={kind} scope={scope} reveal={undefined} onScope={() => undefined} />;
}

function show(kind: Kind, scope: Path): void {
  act(() => {
    load({ files: [{ path: 'a.yaml', text: documentFor(kind, scope) }] });
    setView({ fieldFilter: { [kind.kind]: 'all' } });
    root = createRoot(page);
    root.render(
      <MantineProvider>
        <Shown kind={kind} scope={scope} />
      </MantineProvider>,
    );
  });
}

const label = (path: Path): string => formatPath(shortPath(path));
const text = (): string => getState().snapshot.workspace.files[0]?.text ?? '';
const written = (path: Path): unknown => valueAt(getState().snapshot.resources[0]?.value, path);

const samples: readonly unknown[] = [
  'abc',
  'a.example.com',
  '10.0.0.1',
  '/a/b',
  '2s',
  'GET',
  'HTTP',
  'CONNECT',
  '1.30',
  '2027-01-31',
  7,
  300,
];

/** A value that the field takes, as it is typed. */
function sampleOf(type: FieldType): unknown {
  const known = type.type === 'string' ? (type.known?.values ?? []).map(({ value }) => value) : [];
  const fits = [...known, ...samples].filter((value) => (typeof value === 'number') === (type.type !== 'string'));
  return need(
    fits.find((value) => checkValue(type, value, 'x') === null),
    `sample for ${type.type}`,
  );
}

/** Writes through the field's control; answers what must then be written. */
function write(field: Field, path: Path): unknown {
  const { name, type } = field;
  const at = label(path);
  reveal(name);
  const place = need(findPlace(path), `field at ${at}`);
  switch (type.type) {
    case 'boolean':
      click(need(findNamed('input', 'true', need(findNamed('[role=radiogroup]', name, place), name)), 'true'));
      return true;
    case 'list': {
      click(need(button(`Add to ${at}`), `button to add to ${at}`));
      const value = sampleOf(type.item);
      enter(need(findNamed('input', `${at}[0]`), `${at}[0]`), String(value));
      return [value];
    }
    case 'map': {
      click(need(button(`Add to ${at}`), `button to add to ${at}`));
      return writeEntry(type.value, [...path, 'k']);
    }
    default: {
      const radios = findNamed('[role=radiogroup]', name, place);
      if (radios) return chooseRadio(radios, type);
      const input = need(findNamed('input:not([type=radio]):not([disabled])', name, place), `control of ${name}`);
      if (type.type === 'string' && type.enum) {
        pick(input, type.enum[0]?.value ?? '');
        return type.enum[0]?.value;
      }
      const value = sampleOf(type);
      enter(input, String(value));
      return value;
    }
  }
}

/** Chooses a field that stands behind a choice. */
function reveal(name: string): void {
  const choices = [...page.querySelectorAll('[role=radiogroup][aria-label^="one of "]')];
  const choice = choices.map((each) => findNamed('input[type=radio]', name, each)).find((each) => each !== undefined);
  if (choice) click(choice);
}

/** What the form draws for a path. */
function findPlace(path: Path): HTMLElement | undefined {
  const key = JSON.stringify(path);
  return [...page.querySelectorAll<HTMLElement>('[data-path]')].find((each) => each.dataset['path'] === key);
}

function chooseRadio(group: HTMLElement, type: FieldType): unknown {
  const values = type.type === 'string' ? (type.enum ?? []).map(({ value }) => value) : [];
  const value = need(
    values.find((each) => findNamed('input', each, group)),
    'radio',
  );
  click(need(findNamed('input', value, group), value));
  return value;
}

function writeEntry(type: FieldType, path: Path): unknown {
  const key = need(findNamed('input', 'new key'), 'input for a key');
  if (type.type === 'string' || type.type === 'integer' || type.type === 'number') {
    const value = sampleOf(type);
    setValue(key, 'k');
    enter(need(findNamed('input', 'new value'), 'input for a value'), String(value));
    return { k: value };
  }
  enter(key, 'k');
  const at = label(path);
  const group = need(findNamed('[role=group]', at), `group ${at}`);
  if (type.type === 'list') {
    click(
      need(
        [...group.querySelectorAll('button')].find((each) => each.textContent === `Add to ${at}`),
        'Add',
      ),
    );
    enter(need(findNamed('input', `${at}[0]`), `${at}[0]`), '7');
    return { k: [7] };
  }
  if (type.type !== 'object') throw new Error(`No entry of ${type.type} is known`);
  if (isUnion(type)) {
    const [first] = type.fields;
    enter(need(findNamed('input', first?.name ?? '', group), first?.name ?? ''), 'abc');
    return { k: { [first?.name ?? '']: 'abc' } };
  }
  expectControls(group, type);
  return undefined;
}

/** That an object inside the holder can be opened and shows something to write; its own fields are tried in a form of their own. */
async function expectObject(field: Field, type: ObjectType, path: Path): Promise<void> {
  reveal(field.name);
  const at = label(path);
  if (isUnion(type)) {
    await expectUnion(type, path);
    return;
  }
  if (isTransparent(field)) {
    expectControls(page, type);
    return;
  }
  const group = need(findNamed('[role=group]', at), `group ${at}`);
  const closed = group.querySelector<HTMLElement>('.ins-disclosure[aria-expanded=false]');
  if (closed) click(closed);
  expectControls(group, type);
}

async function expectUnion(type: ObjectType, path: Path): Promise<void> {
  const group = need(findNamed('[role=group]', label(path)), `group ${label(path)}`);
  for (const member of type.fields) {
    enter(need(findNamed('input', member.name, group), member.name), 'abcd');
    expect(written(path)).toEqual({ [member.name]: 'abcd' });
    for (const { name } of type.fields.filter((each) => each !== member)) {
      pick(need(findNamed('input', 'kind of match', group), 'kind of match'), name);
      expect(written(path)).toEqual({ [name]: 'abcd' });
    }
    type.fields.forEach(() => act(() => undo()));
    await drawn();
  }
}

function expectControls(group: HTMLElement, type: ObjectType): void {
  const names = type.fields.map((field) => field.name);
  const found = [...group.querySelectorAll('input:not([disabled]), button:not([disabled])')].some((control) =>
    namesOf(control).some((name) => names.includes(name)),
  );
  const adds = [...group.querySelectorAll('button')].some((each) => each.textContent?.startsWith('Add to '));
  expect(found || adds || group.querySelector('.ins-disclosure') !== null).toBe(true);
}

function expectItems(item: ObjectType, path: Path): void {
  const at = label(path);
  click(need(button(`Add to ${at}`), `button to add to ${at}`));
  expectControls(need(findNamed('[role=group]', `${at}[0]`), `group ${at}[0]`), item);
  expect(written(path)).toBeUndefined();
}

async function tryField(kind: Kind, holder: Holder, field: Field): Promise<void> {
  const path = [...holder.path, field.name];
  const { type } = field;
  const before = text();
  const steps = getState().history.past.length;
  if (type.type === 'object') await expectObject(field, type, path);
  else if (type.type === 'list' && type.item.type === 'object') expectItems(type.item, path);
  else {
    const value = write(field, path);
    if (value === undefined) return;
    expect(written(path)).toEqual(value);
    expect(getState().history.past.length, 'steps of the history').toBe(steps + 1);
    expect(text().startsWith(`# kept\napiVersion: ${kind.group}/`)).toBe(true);
    act(() => undo());
    await drawn();
  }
  expect(text()).toBe(before);
}

for (const kind of kinds.filter((each) => each.coverage === 'full')) {
  describe(kind.kind, () => {
    const spec: ObjectType = { type: 'object', fields: kind.fields };
    for (const holder of holdersOf(spec, ['spec'])) {
      it(`writes every field of ${formatPath(holder.path)}`, async () => {
        for (const field of holder.type.fields) {
          show(kind, holder.path);
          try {
            await tryField(kind, holder, field);
          } catch (error) {
            throw new Error(`${field.name}: ${error instanceof Error ? error.message : String(error)}`, {
              cause: error,
            });
          }
          act(() => root.unmount());
        }
        show(kind, holder.path);
      });
    }
  });
}
