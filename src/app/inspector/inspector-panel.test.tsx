// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dispatch, getState, load, select, undo } from '../store';
import { drawn } from '../testing/drawn';
import { press, setValue } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { setView } from '../view';
import { InspectorPanel } from './inspector-panel';

const text = `# owned by payments
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: production
spec:
  hosts: [a.example.com]   # the partner
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  resolution: STATIC
  endpoints:
    - address: 10.0.0.1
`;

const page = testPage();
beforeEach(() => {
  setView({ fieldFilter: {} });
  open(text);
});

function open(yaml: string): void {
  act(() => {
    load({ files: [{ path: 'egress.yaml', text: yaml }] });
    const [resource] = getState().snapshot.resources;
    if (resource) select({ place: resource.place, from: 'explorer' });
    page.show(<InspectorPanel />);
  });
}

const yaml = (): string => getState().snapshot.workspace.files[0]?.text ?? '';

/** The control that a label or an aria-label names, inside the group of that name when one is given. */
function field(name: string, group?: string): HTMLInputElement {
  const within =
    group === undefined ? page.element() : page.element().querySelector(`[role=group][aria-label="${group}"]`);
  const label = [...(within?.querySelectorAll('label') ?? [])].find((each) => each.textContent === name);
  const found = label
    ? page.element().querySelector(`[id="${label.htmlFor}"]`)
    : within?.querySelector(`input[aria-label="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`There is no field ${name}`);
  return found;
}

function click(words: string, among = 'button, label'): void {
  const button = [...document.querySelectorAll(among)].find((each) => each.textContent === words);
  if (!(button instanceof HTMLElement)) throw new Error(`There is nothing to click with the words ${words}`);
  act(() => button.click());
}

describe('a field', () => {
  it('writes on Enter, as one step, and leaves every other byte alone', async () => {
    setValue(field('number', 'ports[0]'), '8443');
    expect(yaml()).toBe(text);
    press(field('number', 'ports[0]'), 'Enter');
    expect(yaml()).toBe(text.replace('443', '8443'));
    expect(getState().history.past.map((step) => step.change.label)).toEqual(['Set ports[0].number to 8443']);
    act(() => undo());
    await drawn();
    expect(yaml()).toBe(text);
    expect(field('number', 'ports[0]').value).toBe('443');
  });

  it('keeps what is impossible, says why, and writes nothing', () => {
    const input = field('number', 'ports[0]');
    setValue(input, '70000');
    press(input, 'Enter');
    expect(yaml()).toBe(text);
    expect(input.value).toBe('70000');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const [, note] = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(document.getElementById(note ?? '')?.textContent).toBe(
      'number is 1 to 65535. Not written; the file has 443.',
    );
    press(input, 'Escape');
    expect(input.value).toBe('443');
    expect(input.getAttribute('aria-invalid')).toBeNull();
  });

  it('is unset when it is cleared', () => {
    setValue(field('protocol', 'ports[0]'), '');
    press(field('protocol', 'ports[0]'), 'Enter');
    expect(yaml()).toBe(text.replace('      protocol: HTTPS\n', ''));
  });

  it('is not emptied when it is required', () => {
    const input = field('number', 'ports[0]');
    setValue(input, '');
    press(input, 'Enter');
    expect(yaml()).toBe(text);
    expect(page.element().textContent).toContain('number is required. To be rid of it, remove ports[0].');
  });

  it('keeps what is being typed when the document changes elsewhere', async () => {
    const input = field('number', 'ports[0]');
    setValue(input, '84');
    const from = text.indexOf('api\n');
    act(() =>
      dispatch({
        label: 'Typing',
        origin: 'editor',
        files: [{ type: 'edit', path: 'egress.yaml', edits: [{ from, to: from + 3, insert: 'api2' }] }],
      }),
    );
    await drawn();
    expect(field('number', 'ports[0]')).toBe(input);
    expect(input.value).toBe('84');
    expect(field('name').value).toBe('api2');
  });

  it('has its help as its description', () => {
    const [help] = (field('resolution').getAttribute('aria-describedby') ?? '').split(' ');
    expect(document.getElementById(help ?? '')?.textContent).toContain('address to connect to');
  });
});

describe('a duration', () => {
  const rule = (timeout: string): string =>
    `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
spec:
  host: a.example.com
  trafficPolicy:
    connectionPool:
      tcp:
        connectTimeout: ${timeout}
`;
  const menu = (): HTMLInputElement => field('unit', 'trafficPolicy.connectionPool');
  const pick = (unit: string): void => {
    act(() => menu().click());
    click(`${unit}${{ ms: 'milliseconds', s: 'seconds' }[unit] ?? ''}`, '[role=option]');
  };

  it('stays as long as it is when another unit is chosen', () => {
    open(rule('3s'));
    expect(menu().value).toBe('s');
    pick('ms');
    expect(yaml()).toBe(rule('3000ms'));
    pick('s');
    expect(yaml()).toBe(rule('3s'));
  });

  it('takes the unit that is chosen for a bare number', () => {
    open(rule('3s'));
    const input = field('connectTimeout');
    setValue(input, '7');
    expect(menu().value).toBe('s');
    act(() => input.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: menu() })));
    expect(yaml()).toBe(rule('3s'));
    pick('ms');
    expect(yaml()).toBe(rule('7ms'));
  });
});

describe('the tls block', () => {
  it('says that it still means DISABLE when only its mode is taken back, and can be cleaned up', () => {
    const rule = (policy: string): string =>
      `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: api\nspec:\n  host: a.example.com\n${policy}`;
    const block = '    clientCertificate: /c.pem\n    sni: a.example.com\n';
    open(rule(`  trafficPolicy:\n   tls:\n    mode: MUTUAL\n${block}`));
    expect(page.element().textContent).not.toContain('Left behind');
    click('Not set');
    expect(yaml()).toBe(rule(`  trafficPolicy:\n   tls:\n${block}`));
    expect(page.element().textContent).toContain('Left behind: the block still means DISABLE');
    expect(page.element().textContent).toContain('clientCertificate, sni have no effect');
    click('Clean up');
    expect(yaml()).toBe(rule(''));
    expect(page.element().textContent).not.toContain('Left behind');
  });
});

describe('a list', () => {
  it('adds at the end and moves with Alt and an arrow', () => {
    click('Add to hosts');
    setValue(field('hosts[1]'), 'b.example.com');
    press(field('hosts[1]'), 'Enter');
    expect(yaml()).toContain('hosts: [a.example.com, b.example.com]   # the partner');
    press(field('hosts[1]'), 'ArrowUp', { altKey: true });
    expect(yaml()).toContain('hosts: [b.example.com, a.example.com]   # the partner');
  });

  it('writes a new object with its first field, and nothing before', () => {
    click('Add to endpoints');
    expect(yaml()).toBe(text);
    setValue(field('address', 'endpoints[1]'), '10.0.0.2');
    press(field('address', 'endpoints[1]'), 'Enter');
    expect(yaml()).toBe(`${text}    - address: 10.0.0.2\n`);
  });
});

describe('a refusal', () => {
  const refused = (): string =>
    [...page.element().querySelectorAll('.ins-refusal')].map((each) => each.textContent).join();

  it('goes with the change that takes its cause away', () => {
    click('Remove hosts[0]');
    expect(refused()).toContain('hosts is required.');
    click('Add to hosts');
    setValue(field('hosts[1]'), 'b.example.com');
    press(field('hosts[1]'), 'Enter');
    expect(refused()).toBe('');
  });

  it('stays while the same text would be refused, and says what the file has', () => {
    setValue(field('number', 'ports[0]'), '70000');
    press(field('number', 'ports[0]'), 'Enter');
    expect(refused()).toContain('Not written; the file has 443.');
    setValue(field('name', 'ports[0]'), 'tls');
    press(field('name', 'ports[0]'), 'Enter');
    expect(refused()).toContain('Not written; the file has 443.');
  });
});

describe('what cannot be edited here', () => {
  it('is shown and disabled while the document cannot be read', () => {
    open(text.replace('STATIC', '"STATIC'));
    expect(page.element().querySelector('.ins-banner')?.textContent).toContain(
      'Line 13 cannot be read, so this form is incomplete.',
    );
    expect(field('name').value).toBe('api');
    expect(field('name').disabled).toBe(true);
  });

  it('claims no default for what may stand in the part that is not read', () => {
    open(text.replace('  hosts:', '  hosts: "').replace('  resolution: STATIC\n', ''));
    expect(field('resolution').placeholder).toBe('not read');
    expect(field('location').placeholder).toBe('not read');
    expect(page.element().textContent).not.toMatch(/default|Envoy connects to the address/);
    open(text.replace('  resolution: STATIC\n', ''));
    expect(field('resolution').placeholder).toBe('NONE · Istio’s default');
  });

  it('is named by the first word of a name whose quote is open', () => {
    open(text.replace('name: api', 'name: "api'));
    expect(page.element().querySelector('h3')?.textContent).toBe('api…');
  });

  it('is a card for a kind without data', () => {
    open('apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: x\n');
    expect(page.element().textContent).toContain('Fairway keeps this document as it is');
  });

  it('leaves out the empty key of a line that is being written', () => {
    open(text.replace('  resolution: STATIC', '  : : ['));
    expect(page.element().querySelector('.ins-banner')).not.toBeNull();
    expect(page.element().querySelector('.ins-unknown, .ins-unknown-line')).toBeNull();
    open(text.replace('  resolution: STATIC', '  "": STATIC'));
    expect(page.element().querySelector('.ins-unknown')?.textContent).toContain('"" is not a field here.');
  });

  it('draws some of very many unknown fields and labels at a time', () => {
    const many = (indent: string): string => Array.from({ length: 3000 }, (_, at) => `${indent}k${at}: a\n`).join('');
    open(`${text.replace('spec:\n', `spec:\n${many('  ')}`)}      labels:\n${many('        ')}`);
    expect(page.element().querySelectorAll('.ins-unknown')).toHaveLength(6);
    const more = [...page.element().querySelectorAll('button')].filter(({ textContent }) =>
      /^Show 400 more/.test(textContent),
    );
    expect(more.map(({ textContent }) => textContent)).toEqual([
      'Show 400 more of 2,958 in endpoints[0].labels',
      'Show 400 more of 2,994 in spec',
    ]);
    act(() => more[1]?.click());
    expect(page.element().querySelectorAll('.ins-unknown')).toHaveLength(406);
  });

  it('counts unknown fields before the others, and leads to where they stand behind them', async () => {
    open(text.replace('  resolution: STATIC', '  resolve: STATIC\n  hots: [a]\n  resolution: STATIC'));
    const line = page.element().querySelector('.ins-unknown-line');
    const [first] = page.element().querySelectorAll('.ins-unknown');
    const sections = [...page.element().querySelectorAll('.ins-section')];
    expect(line?.textContent).toContain('2 keys are not fields here.');
    const follows = (a?: Element | null, b?: Element | null): boolean =>
      ((a && b?.compareDocumentPosition(a)) ?? 0) === Node.DOCUMENT_POSITION_FOLLOWING;
    expect([follows(sections[0], line), follows(first, sections.at(-1))]).toEqual([true, true]);
    // What the tests before have asked to focus would come in between.
    await new Promise(requestAnimationFrame);
    act(() => line?.querySelector('button')?.click());
    const focused = (): Element | null | undefined => document.activeElement?.closest('.ins-unknown');
    await vi.waitFor(() => expect(focused()?.textContent).toContain('resolve is not a field here.'));
  });

  it('shows an unknown field with its name', () => {
    open(text.replace('  resolution: STATIC', '  resolve: STATIC'));
    expect(page.element().querySelector('.ins-unknown')?.textContent).toContain('resolve is not a field here.');
  });
});

describe('what is shown', () => {
  it('opens at an item that another pane selects, with a way back', () => {
    const place = getState().snapshot.resources[0]?.place;
    if (!place) throw new Error('There is no resource');
    act(() => select({ place: { ...place, path: ['spec', 'endpoints', 0] }, from: 'canvas' }));
    expect(page.element().querySelector('.ins-breadcrumb')?.textContent).toContain('endpoints[0] · 10.0.0.1');
    expect(field('address').value).toBe('10.0.0.1');
    click('api');
    expect(field('resolution').value).toBe('STATIC');
  });

  it('says a long name on the way there whole, and shows its end also where it is cut', () => {
    open(text.replace('address: 10.0.0.1', 'address: ledger-of-the-shop.europe-west-1.example.com'));
    const place = getState().snapshot.resources[0]?.place;
    if (!place) throw new Error('There is no resource');
    act(() => select({ place: { ...place, path: ['spec', 'endpoints', 0] }, from: 'canvas' }));
    const here = page.element().querySelector<HTMLElement>('.ins-breadcrumb [aria-current]');
    const name = 'endpoints[0] · ledger-of-the-shop.europe-west-1.example.com';
    expect(here?.title).toBe(name);
    expect([...(here?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      name,
      'endpoints[0] · ledger-of-the-shop.europe-west-1.e',
      'xample.com',
    ]);
    expect([...(here?.children ?? [])].map((part) => part.getAttribute('aria-hidden'))).toEqual([null, 'true', 'true']);
  });

  it('asks for a selection when there is none', () => {
    act(() => select(null));
    expect(page.element().textContent).toContain('Select a card, a wire or a line of YAML to see its settings.');
  });
});

describe('what was said in reviews', () => {
  const answer = 'Accepted: The partner asks for it. (shop/cart can now reach api.example.com:443 (was blocked).)';
  const noted = (...notes: readonly string[]): string => {
    const written = notes.map((note) => `    - { on: ServiceEntry/production/api, text: ${JSON.stringify(note)} }\n`);
    return `${text}---\napiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: design }\nspec:\n  notes:\n${written.join('')}`;
  };
  const slips = (): readonly (string | null)[] =>
    [...page.element().querySelectorAll('.ins-slip bdi')].map((each) => each.textContent);

  it('is a line that unfolds, and any other note stands in full', () => {
    open(noted('Owner: payments.', answer));
    expect(slips()).toEqual(['Owner: payments.', answer]);
    const line = page.element().querySelector<HTMLElement>('.ins-slip-short');
    expect(line?.getAttribute('aria-expanded')).toBe('false');
    act(() => line?.click());
    expect(slips()).toEqual(['Owner: payments.', '1 answer in a review', answer]);
  });

  it('is counted by what it is where there is more', () => {
    open(noted(answer, 'Question: Why now? (It changes.)', 'Question: Who? (It changes.)'));
    expect(slips()).toEqual(['3 answers in reviews: 1 accepted, 2 questions']);
  });
});
