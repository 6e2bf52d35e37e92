import { closest, jsonSchemaOf, kinds, newestIstio, type Kind } from '../../core/schema';
import { joinNames } from '../../core/text';
import { readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import type { CliCommand } from './command';
import { doneOrNot, readRelease } from './settings';

const options = { 'istio-version': { type: 'string' } } satisfies OptionSpecs;

/** `fairway schema`. */
export const schema: CliCommand = {
  name: 'schema',
  usage: 'schema KIND [--istio-version X.Y]',
  summary: 'Prints the JSON Schema of a kind, as the editor uses it.',
  explains: [
    ['KIND', 'A kind by its name, plural or short name, such as ServiceEntry or dr.'],
    ['--istio-version X.Y', 'The Istio release. Default: the newest.'],
  ],
  exits: doneOrNot,
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const [name, ...more] = parsed.positionals;
    if (name === undefined || more.length > 0) throw new Failure('Name one KIND, such as ServiceEntry.');
    const found = jsonSchemaOf(findByName(name), readRelease(parsed) ?? newestIstio);
    streams.out(`${JSON.stringify(found, null, 2)}\n`);
    return 0;
  },
};

/**
 * A kind as people name it: by its name in any case, its short name, its plural, or with its group behind (`Gateway.gateway.networking.k8s.io`)
 * where two groups have it. Istio's own counts when there are several.
 */
function findByName(name: string): Kind {
  const asked = name.toLowerCase();
  const found = kinds.find((kind) => namesOf(kind).includes(asked));
  if (found) return found;
  const meant = closest(
    name,
    kinds.map((kind) => kind.kind),
  );
  const all = joinNames(
    kinds.filter((kind) => kind.coverage === 'full').map((kind) => kind.kind),
    'or',
  );
  const advice = meant === undefined ? `name ${all}.` : `did you mean ${meant}?`;
  throw new Failure(`There is no kind ${JSON.stringify(name)}; ${advice}`);
}

function namesOf({ kind, group, shortNames = [] }: Kind): readonly string[] {
  const single = kind.toLowerCase();
  const plural = single.endsWith('y')
    ? `${single.slice(0, -1)}ies`
    : single.endsWith('s')
      ? `${single}es`
      : `${single}s`;
  return [single, `${single}.${group}`, plural, `${plural}.${group}`, ...shortNames];
}
