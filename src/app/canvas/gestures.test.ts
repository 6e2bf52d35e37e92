// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { followPointer, spotUnder } from './gestures';

interface Move {
  readonly type: string;
  readonly x?: number;
  readonly pointerId?: number;
  readonly buttons?: number;
  readonly pointerType?: string;
}

function send({ type, x = 0, pointerId = 1, buttons = 1, pointerType = 'mouse' }: Move): void {
  window.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: 0, pointerId, buttons, pointerType }));
}

/** What a press at 0 tells its follower, for a sequence of events. */
function follow(...events: readonly (Move | 'Escape' | 'blur')[]): string[] {
  const told: string[] = [];
  const cancel = followPointer(
    { clientX: 0, clientY: 0, pointerId: 1 },
    {
      onMove: ({ clientX }) => told.push(`move ${clientX}`),
      onDrop: ({ clientX }) => told.push(`drop ${clientX}`),
      onCancel: (moved) => told.push(moved ? 'cancel' : 'click'),
    },
  );
  for (const event of events) {
    if (event === 'Escape') window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    else if (event === 'blur') window.dispatchEvent(new Event('blur'));
    else send(event);
  }
  cancels.push(cancel);
  return told;
}

const cancels: (() => void)[] = [];
afterEach(() => cancels.splice(0).forEach((cancel) => cancel()));

const away = { type: 'pointermove', x: 40 };
const up = { type: 'pointerup', x: 40 };

describe('followPointer', () => {
  it('tells moves and where it is let go', () => {
    expect(follow(away, up, away)).toEqual(['move 40', 'drop 40']);
  });

  it('is told of a release elsewhere though no move was seen, as where the code that follows came late', () => {
    expect(follow(up)).toEqual(['move 40', 'drop 40']);
  });

  it('takes a press that hardly moved for a click', () => {
    expect(follow({ type: 'pointermove', x: 3 }, { type: 'pointerup', x: 3 })).toEqual(['click']);
  });

  it.each([
    ['Escape', 'Escape'],
    ['the window losing the focus', 'blur'],
    ['the pointer being taken away', { type: 'pointercancel' }],
    ['a second finger', { type: 'pointerdown', pointerId: 2, pointerType: 'touch' }],
    ['a release outside of the window', { type: 'pointermove', x: 60, buttons: 0 }],
  ] as const)('is called off by %s, once', (_name, event) => {
    expect(follow(away, event, up, 'Escape')).toEqual(['move 40', 'cancel']);
  });

  it('ignores other pointers', () => {
    expect(follow(away, { type: 'pointermove', x: 99, pointerId: 2 }, { type: 'pointerup', pointerId: 2 }, up)).toEqual(
      ['move 40', 'drop 40'],
    );
  });
});

describe('spotUnder', () => {
  const under = (...classes: readonly string[]): ReturnType<typeof spotUnder> => {
    const canvas = document.createElement('div');
    const elements = classes.map((name) => Object.assign(document.createElement('div'), { className: name }));
    elements.forEach((each) => (each.className === 'toast' ? document.body : canvas).append(each));
    const card = elements.find((each) => each.className === 'react-flow__node');
    if (card) card.dataset['id'] = 'api';
    document.elementsFromPoint = () => elements;
    return spotUnder(canvas, { x: 0, y: 0 }, 'wire');
  };
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['an empty place', ['react-flow__pane'], null],
    ['a card', ['react-flow__node', 'react-flow__pane'], { node: 'api', part: null }],
    ['an empty place below a notice', ['toast', 'react-flow__pane'], null],
    ['a card below a notice', ['toast', 'react-flow__node'], { node: 'api', part: null }],
    ['no place of the canvas, below a form', ['floating', 'react-flow__pane'], undefined],
  ])('is %s', (_, classes, expected) => {
    expect(under(...classes)).toEqual(expected);
  });
});
