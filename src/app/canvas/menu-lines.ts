import { getSession, whyReadOnly } from '../session';
import type { Point } from '../../core/picture';
import type { Actions } from './use-actions';
import { menuWords } from './words/menu';

/** A line of a menu: what it does, its key, and why it rests where it does. */
export interface MenuItem {
  readonly title: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly items?: undefined;
  readonly run: () => void;
}

/** A line that opens a menu beside it. */
export interface SubMenu {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

/** The lines of a menu in groups, which stand apart. */
export type MenuGroups = readonly (readonly (MenuItem | SubMenu)[])[];

const newTools = [
  { tool: 'workload', keys: 'W' },
  { tool: 'service-entry', keys: 'S' },
  { tool: 'external', keys: 'E' },
  { tool: 'gateway', keys: 'G' },
  { tool: 'workload-entry', keys: 'L' },
] as const;

/** What can be made at a place, as a menu beside its line; none while nothing may be written. */
export function newHere(title: string, at: Point, namespace: string | null, actions: Actions): SubMenu[] {
  if (whyReadOnly(getSession()) !== null) return [];
  return [
    {
      title,
      items: newTools.map(({ tool, keys }) => ({
        title: menuWords.make[tool],
        keys,
        run: () => actions.make(tool, at, namespace),
      })),
    },
  ];
}

/** A line that is no command. */
export function item(
  title: string,
  { keys = '', writes = false }: { readonly keys?: string; readonly writes?: boolean },
  run: () => void,
): MenuItem[] {
  if (writes && whyReadOnly(getSession()) !== null) return [];
  return [{ title, ...(keys === '' ? {} : { keys }), run }];
}
