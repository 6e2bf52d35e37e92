import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** The journeys over the shared material beside the checkout. */
export default defineConfig({ ...config, testIgnore: [], testMatch: '*.shared.spec.ts', reporter: 'line' });
