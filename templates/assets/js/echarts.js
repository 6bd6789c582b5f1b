// echarts.js is loaded when a reader asks for an interactive chart: Apache ECharts
// with the kinds of series and components that our options use, and what draws
// them in a page of ours. A new kind of series is one word in the list.
import { use } from 'echarts/core'
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts'
import {
  GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapPiecewiseComponent,
} from 'echarts/components'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { open } from './live.js'

use([
  BarChart, HeatmapChart, LineChart, ScatterChart,
  GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapPiecewiseComponent,
  SVGRenderer, CanvasRenderer, // the second for pictures in PNG
])

document.currentScript.dispatchEvent(new CustomEvent('offer', { detail: open }))
