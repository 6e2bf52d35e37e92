// An ESLint rule: what a panel shows is written in its words modules, so a component holds no text of its own.

/** Attributes that a user reads or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'label',
  'placeholder',
  'title',
]);

const letter = /\p{L}/u;

/** Refuses text between tags and in attributes that are read or heard, also where it stands in a template or is chosen by a condition. */
export const textsInWords = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { text: 'Write “{{text}}” in the words of this panel: words.ts, or a module in words/.' },
  },
  create(context) {
    const report = (node, text) => context.report({ node, messageId: 'text', data: { text: shortened(text) } });
    const check = (value) => textsOf(value).forEach(({ node, text }) => report(node, text));
    return {
      JSXText: (node) => letter.test(node.value) && report(node, node.value),
      JSXAttribute: ({ name, value }) => spoken.has(nameOf(name)) && check(value),
      ':matches(JSXElement, JSXFragment) > JSXExpressionContainer': check,
    };
  },
};

/** The literals that an expression shows as they stand, as far as they have letters. */
function textsOf(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' && letter.test(node.value) ? [{ node, text: node.value }] : [];
    case 'TemplateLiteral':
      return node.quasis.flatMap(({ value }) => (letter.test(value.cooked) ? [{ node, text: value.cooked }] : []));
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return textsOf(node.expression);
    case 'ConditionalExpression':
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case 'LogicalExpression':
      return node.operator === '&&' ? textsOf(node.right) : [...textsOf(node.left), ...textsOf(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...textsOf(node.left), ...textsOf(node.right)] : [];
    default:
      return [];
  }
}

function nameOf(name) {
  return name.type === 'JSXIdentifier' ? name.name : '';
}

function shortened(text) {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
