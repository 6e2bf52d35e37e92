import type { Rule } from '../../rule';
import { beatenRoutes } from '../beaten-routes';
import { dialledAddressStays } from '../dialled-address-stays';
import { httpRulesWithoutHttpPort } from '../http-rules-without-http-port';
import { noCatchAllRoute } from '../no-catch-all-route';
import { routeToNowhere } from '../route-to-nowhere';
import { shadowedRoute } from '../shadowed-route';
import { tlsRulesWithoutTlsPort } from '../tls-rules-without-tls-port';

/** Rules of VirtualServices that nobody asks, that lose, or that lead nowhere. */
export const routeRules: readonly Rule[] = [
  httpRulesWithoutHttpPort,
  tlsRulesWithoutTlsPort,
  beatenRoutes,
  noCatchAllRoute,
  shadowedRoute,
  routeToNowhere,
  dialledAddressStays,
];
