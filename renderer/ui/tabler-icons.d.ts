/** @tabler/icons-react 3.51 ships one module an icon but types only for the whole set. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { ComponentType, SVGProps } from 'react'

  const Icon: ComponentType<SVGProps<SVGSVGElement> & { readonly size?: number | string; readonly stroke?: number | string }>
  export default Icon
}
