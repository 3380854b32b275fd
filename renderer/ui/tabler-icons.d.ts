/** @tabler/icons-react 3.51 ships one module an icon but types only for the whole set. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  const Icon: (props: { readonly size?: number; readonly stroke?: number; readonly className?: string }) => import('react').ReactNode
  // biome-ignore lint/style/noDefaultExport: this is how the package exports
  export default Icon
}
