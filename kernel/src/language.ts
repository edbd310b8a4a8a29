/** The languages of the product. Persian (Iran) reads right to left, with its own digits and calendar. */
export type Language = 'fa' | 'en';

export const LANGUAGES: readonly Language[] = ['fa', 'en'];
