import type { Locator, Page } from '@playwright/test';
import type { Point } from '../boxes';

/** The keystroke-level model (Card, Moran and Newell, 1980): seconds for a key, pointing, making up one's mind, and moving the hand to the other device. */
const seconds = { K: 0.28, P: 1.1, M: 1.35, H: 0.4 } as const;

type Operator = keyof typeof seconds;
type Device = 'mouse' | 'keyboard';

/**
 * What a user does, counted: a click, a drag, a key chord, or a field that is typed and committed is one action. The hand lies on the mouse
 * at the start. Before each action stands one decision (M); going to the other device is one H.
 */
export class Hand {
  actions = 0;
  private readonly operators: Operator[] = [];
  private device: Device = 'mouse';

  constructor(private readonly page: Page) {}

  /** The estimate of the keystroke-level model for all that was done, in seconds. */
  get estimate(): number {
    return this.operators.reduce((sum, operator) => sum + seconds[operator], 0);
  }

  /** Presses a button of the mouse on a thing: in its middle, or at a place of it. */
  async click(target: Locator, at?: Point, button: 'left' | 'right' = 'left'): Promise<void> {
    this.count('mouse', ['P', 'K']);
    await target.click({ button, ...(at ? { position: at } : {}) });
  }

  /** Goes over the point of a way with the button down, from the first to the last. */
  async drag(from: Point, to: Point): Promise<void> {
    this.count('mouse', ['P', 'K', 'P', 'K']);
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Presses a chord, such as `Control+.`: as many keys as it has parts. */
  async press(chord: string): Promise<void> {
    this.count(
      'keyboard',
      chord.split('+').map((): Operator => 'K'),
    );
    await this.page.keyboard.press(chord);
  }

  /** Types into the field that has the focus, over what is selected there, and commits with Enter. */
  async type(text: string): Promise<void> {
    this.count(
      'keyboard',
      [...text, 'Enter'].map((): Operator => 'K'),
    );
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Does with the mouse what a browser test can only do in another way, such as a drag out of a window of files. */
  async instead(of: 'click' | 'drag', act: () => Promise<unknown>): Promise<void> {
    this.count('mouse', of === 'click' ? ['P', 'K'] : ['P', 'K', 'P', 'K']);
    await act();
  }

  private count(device: Device, operators: readonly Operator[]): void {
    this.actions += 1;
    this.operators.push('M', ...(device === this.device ? [] : (['H'] as const)), ...operators);
    this.device = device;
  }
}
