import { strayText } from '../../schema';
import { documentsOf, flatOf, resourcesOf } from '../question';
import type { TextRule } from '../rule';

const strays = flatOf(documentsOf, (document) => {
  const stray = strayText(document);
  return stray ? [{ document, stray }] : [];
});

export const noObject: TextRule = {
  id: 'no-object',
  scope: 'text',
  layer: 'schema',
  severity: 'error',
  summary: 'A document holds something, and no Kubernetes object.',
  why: 'Nothing of it is read, so a check of it finds nothing whatever it says: an error of kubectl, a login page or a log was saved in place of the resources. YAML of another kind beside resources, as the values of a chart, is only noted.',
  source:
    'kubernetes/cli-runtime pkg/resource/visitor.go (StreamVisitor), apimachinery runtime/serializer/json/json.go (Decode)',
  check: (input) => {
    const found = strays(input);
    const isNoted = found.length > 0 && resourcesOf(input).length > 0;
    return found.map(({ document, stray: { isProse, message, range } }) => ({
      document,
      message,
      range,
      ...(isNoted && !isProse ? { severity: 'info' as const } : {}),
    }));
  },
};
