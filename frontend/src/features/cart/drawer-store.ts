import { create } from 'zustand'

interface Drawer {
  open: boolean
  show: () => void
  close: () => void
}

/** Whether the cart stands at the side. */
export const useDrawer = create<Drawer>()((set) => ({
  open: false,
  show: () => { set({ open: true }) },
  close: () => { set({ open: false }) },
}))
