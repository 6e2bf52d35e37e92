import type { HttpRule } from './http-rules';
import { isAmongDead, type HttpRoutes } from './http-routes';
import type { RouteOrigin } from '../listeners/listener';
import type { RoutePlace } from '../uses';

/** Where rules count, by what `keyOf` gives for them. */
export type Places = Map<string, RoutePlace[]>;

/** A text for a rule among those of its VirtualService: `spec.http.1`. */
export function keyOf(origin: RouteOrigin): string {
  return origin.path.join('.');
}

/** A text for a rule of a delegate below the rule that names it. */
export function delegateKey(root: RouteOrigin, delegate: RouteOrigin): string {
  return `${keyOf(root)} ${delegate.virtualService.resource.key} ${keyOf(delegate)}`;
}

/** Adds a place for a rule, and for the root's rule that it was merged with. */
export function addPlace(places: Places, { root, delegate }: HttpRule, place: RoutePlace): void {
  add(places, keyOf(root), place);
  if (delegate) add(places, delegateKey(root, delegate), place);
}

/** Adds a place under a key, once. */
export function add(places: Places, key: string, place: RoutePlace): void {
  const list = places.get(key);
  if (list === undefined) places.set(key, [place]);
  else if (!list.some((each) => isSame(each, place))) list.push(place);
}

function isSame(a: RoutePlace, b: RoutePlace): boolean {
  return a.host === b.host && a.port === b.port && a.client === b.client;
}

/** The rules that take some request among routes: those whose every route is behind one that takes everything are none. */
export function liveRules({ routes, dead }: HttpRoutes): readonly HttpRule[] {
  const isDead = isAmongDead(dead);
  const live = routes.filter((each) => !isDead(each));
  return [...new Set(live.map(({ rule }) => rule))];
}
