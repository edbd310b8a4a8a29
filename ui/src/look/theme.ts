import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/** Mantine asks for ten shades of the primary colour; mantine.css answers each of them with a token of theme.css. */
const tile: MantineColorsTuple = [
  'var(--accent-tint)',
  'var(--accent-tint)',
  'var(--accent-tint)',
  'var(--bar)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent-hover)',
  'var(--accent-hover)',
  'var(--accent-hover)',
];

const grounds = {
  tile: { solid: '--accent', hover: '--accent-hover', on: '--on-accent', tint: '--accent-tint', ink: '--accent-ink' },
  bad: { solid: '--bad', hover: '--bad-hover', on: '--on-bad', tint: '--bad-tint', ink: '--bad-ink' },
  neutral: { solid: '--text', hover: '--second', on: '--page', tint: '--neutral-tint', ink: '--neutral-ink' },
} as const;

/** Buttons, icons and badges take their colours from our tokens, so a pair of text and ground is always a tested one. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const ground = color === 'bad' ? grounds.bad : color === 'neutral' ? grounds.neutral : grounds.tile;
  const of = (token: string) => `var(${token})`;
  switch (variant) {
    case 'filled':
      return { background: of(ground.solid), hover: of(ground.hover), color: of(ground.on), border: 'none' };
    case 'light':
      return { background: of(ground.tint), hover: of(ground.tint), color: of(ground.ink), border: 'none' };
    case 'outline':
      return {
        background: 'transparent',
        hover: of(ground.tint),
        color: of(ground.ink),
        border: `1px solid ${of(ground.solid)}`,
      };
    case 'subtle':
    case 'transparent':
      return { background: 'transparent', hover: of('--hover'), color: of(ground.ink), border: 'none' };
    default:
      return {
        background: of('--surface'),
        hover: of('--hover'),
        color: of('--text'),
        border: `1px solid ${of('--line')}`,
      };
  }
};

/** The one Mantine theme of the product. Scroll is locked by base.css, not by a style element. */
export const theme = createTheme({
  primaryColor: 'tile',
  colors: { tile },
  defaultRadius: 'md',
  fontFamily: 'var(--font)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Modal: {
      defaultProps: { lockScroll: false, centered: true, radius: 'lg', overlayProps: { backgroundOpacity: undefined } },
    },
    Drawer: { defaultProps: { lockScroll: false, position: 'right', overlayProps: { backgroundOpacity: undefined } } },
    // a page has one banner: the head of a window over it is none
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'neutral', size: 'lg' } },
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true } },
    // nothing but items stands in a menu, not even an unseen place for the focus
    Menu: { defaultProps: { radius: 'lg', shadow: 'md', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { radius: 'lg', shadow: 'md' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 5 } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
  },
});
