// echarts.js is loaded when a reader asks for an interactive chart: Apache ECharts
// with the kinds of series and components that our options use, and what draws
// them in a page of ours. A new kind of series is a word here and in option.js;
// components that are not here are left out of the drawing without a word.
import { use } from 'echarts/core'
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendPlainComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { open, take } from './live.js'

use([
  BarChart, HeatmapChart, LineChart, ScatterChart,
  GridComponent, LegendPlainComponent, MarkLineComponent, TooltipComponent,
  SVGRenderer, CanvasRenderer, // the second for pictures in PNG
])

document.currentScript.dispatchEvent(new CustomEvent('offer', { detail: { open, take } }))
