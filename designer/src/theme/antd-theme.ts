import type { ThemeConfig } from 'antd';
import { fontFamily, palette } from './palette.js';

/** Ant Design in our handwriting: flat, quiet borders, one accent, 14 px. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: palette.accent,
    colorPrimaryHover: palette['accent-bright'],
    colorPrimaryActive: palette['accent-strong'],
    colorLink: palette.accent,
    colorLinkHover: palette['accent-bright'],
    colorLinkActive: palette['accent-strong'],
    colorText: palette.ink,
    colorTextSecondary: palette['ink-soft'],
    colorTextTertiary: palette['ink-faint'],
    colorTextPlaceholder: palette['ink-faint'],
    colorTextDisabled: palette['ink-faint'],
    colorBorder: palette['line-strong'],
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.paper,
    colorError: palette['severity-red-fill'],
    colorErrorText: palette['severity-red-ink'],
    colorWarning: palette['severity-orange-fill'],
    colorSuccess: palette['met-fill'],
    colorInfo: palette.accent,
    fontFamily,
    fontSize: 14,
    lineHeight: 1.6,
    borderRadius: 5,
    controlHeight: 34,
    wireframe: false,
    boxShadow: '0 6px 24px rgba(30, 37, 35, 0.12)',
    boxShadowSecondary: '0 6px 24px rgba(30, 37, 35, 0.12)',
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.2s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 6px', labelColor: palette.ink },
    Segmented: { itemSelectedBg: palette.surface, trackBg: '#e9ece8', itemColor: palette['ink-soft'] },
    Table: { headerBg: palette.sunken, headerColor: palette['ink-soft'], cellPaddingBlock: 9 },
    Tooltip: { colorBgSpotlight: palette.ink },
  },
};
