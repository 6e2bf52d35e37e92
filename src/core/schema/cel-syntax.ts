import { readCelTokens, type CelToken } from './cel-tokens';

/**
 * Where an expression of the Common Expression Language stops being one, as an offset in UTF-16 units; undefined when it can be parsed. Names and types
 * are not looked at, as istiod does not look at them (google/cel-go parser/gen/CEL.g4, parser/parser.go, parser/macro.go).
 */
export function celFault(text: string): number | undefined {
  return new CelParser(readCelTokens(text)).faultOfAll();
}

/** What of an expression matters to those around it: a name or a chain of them may begin a message, and `has` takes a selection. */
type Shape = 'name' | 'chain' | 'selection' | 'other';

/** Words that cannot be names, save behind a dot. */
const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

/** Macros over lists, and with how many arguments a call is one; the first of them names the item. */
const macros: Readonly<Record<string, readonly number[]>> = {
  all: [2],
  exists: [2],
  exists_one: [2],
  existsOne: [2],
  map: [2, 3],
  filter: [2],
};

/** How deep expressions may lie in each other. */
const deepest = 250;

/** Reads by recursive descent. Behind the first fault no token is there to be taken, so that everything comes to its end. */
class CelParser {
  private next = 0;
  private depth = 0;
  private fault: number | undefined;

  constructor(private readonly tokens: readonly CelToken[]) {}

  faultOfAll(): number | undefined {
    this.expression();
    this.expect('end');
    return this.fault;
  }

  private get token(): CelToken {
    return this.tokens[this.next] ?? { kind: 'none', text: '', from: 0 };
  }

  private take(...kinds: readonly string[]): boolean {
    const isTaken = kinds.includes(this.token.kind);
    if (isTaken) this.next++;
    return isTaken;
  }

  private expect(kind: string): CelToken {
    const { token } = this;
    if (!this.take(kind)) this.failAt(token);
    return token;
  }

  private failAt(token: CelToken): void {
    this.fault ??= token.from;
    this.next = this.tokens.length;
  }

  private expression(): Shape {
    if (++this.depth > deepest) this.failAt(this.token);
    let shape = this.operations(levels);
    if (this.take('?')) {
      this.operations(levels);
      this.expect(':');
      this.expression();
      shape = 'other';
    }
    this.depth--;
    return shape;
  }

  /** Operands with operators between them: the first level binds the least. */
  private operations([operators, ...tighter]: readonly (readonly string[])[]): Shape {
    if (operators === undefined) return this.unary();
    let shape = this.operations(tighter);
    while (this.take(...operators)) {
      this.operations(tighter);
      shape = 'other';
    }
    return shape;
  }

  private unary(): Shape {
    const sign = this.token.kind;
    if (sign !== '!' && sign !== '-') return this.member();
    while (this.take(sign));
    // A number has a sign of its own, behind which nothing else may stand.
    if (this.take('-') && !['int', 'float'].includes(this.token.kind)) this.failAt(this.token);
    this.member();
    return 'other';
  }

  private member(): Shape {
    const isBare = this.token.kind !== '(';
    let shape = this.primary();
    for (;;) {
      if (this.take('.')) shape = this.selection(shape);
      else if (this.take('[')) {
        this.expression();
        this.expect(']');
        shape = 'other';
      } else if (isBare && (shape === 'name' || shape === 'chain') && this.take('{')) {
        shape = this.items('}', () => this.pair(() => this.expect('name')));
      } else return shape;
    }
  }

  private selection(before: Shape): Shape {
    const { text } = this.expect('name');
    if (this.token.kind !== '(') return before === 'name' || before === 'chain' ? 'chain' : 'selection';
    const open = this.token;
    const shapes = this.arguments();
    const isMacro = Object.hasOwn(macros, text) && macros[text]?.includes(shapes.length);
    if (isMacro && shapes[0] !== 'name') this.failAt(open);
    return 'other';
  }

  private primary(): Shape {
    const { token } = this;
    if (this.take('text', 'uint', 'int', 'float', 'true', 'false', 'null')) return this.checkNumber(token);
    if (this.take('[')) return this.items(']', () => this.expression());
    if (this.take('{')) return this.items('}', () => this.pair(() => this.expression()));
    if (this.take('(')) {
      const shape = this.expression();
      this.expect(')');
      return shape;
    }
    const hasDot = this.take('.');
    const name = this.expect('name');
    if (reserved.has(name.text)) this.failAt(name);
    return this.token.kind === '(' ? this.call(name, hasDot) : hasDot ? 'chain' : 'name';
  }

  private call(name: CelToken, hasDot: boolean): Shape {
    const shapes = this.arguments();
    const isHas = name.text === 'has' && !hasDot && shapes.length === 1;
    if (isHas && shapes[0] !== 'selection' && shapes[0] !== 'chain') this.failAt(name);
    return 'other';
  }

  private checkNumber(token: CelToken): Shape {
    const isNegative = this.tokens[this.next - 2]?.kind === '-';
    const { kind, text } = token;
    const isTooLarge =
      (kind === 'int' && BigInt(text) > 2n ** 63n - (isNegative ? 0n : 1n)) ||
      (kind === 'uint' && BigInt(text.slice(0, -1)) >= 2n ** 64n) ||
      (kind === 'float' && !Number.isFinite(Number(text)));
    if (isTooLarge) this.failAt(token);
    return 'other';
  }

  private pair(key: () => unknown): void {
    key();
    this.expect(':');
    this.expression();
  }

  /** Items with commas between them, and one behind the last if one likes. */
  private items(end: string, item: () => unknown): Shape {
    while (this.token.kind !== end && this.token.kind !== ',') {
      item();
      if (this.token.kind !== ',' || this.tokens[this.next + 1]?.kind === end) break;
      this.next++;
    }
    this.take(',');
    this.expect(end);
    return 'other';
  }

  /** Arguments in parentheses, without a comma behind the last. */
  private arguments(): readonly Shape[] {
    this.expect('(');
    if (this.take(')')) return [];
    const shapes = [this.expression()];
    while (this.take(',')) shapes.push(this.expression());
    this.expect(')');
    return shapes;
  }
}

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['<', '<=', '>', '>=', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];
