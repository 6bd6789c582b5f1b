package picture_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"testing"
)

// iccProfile is a profile of three primaries (XYZ of D50, rows) with one curve.
func iccProfile(primaries [3][3]float64, curve string) []byte {
	fixed := func(b []byte, v float64) []byte {
		return binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	var table, body []byte
	tag := func(name string, data []byte) {
		const start = 128 + 4 + 6*12
		table = append(table, name...)
		table = binary.BigEndian.AppendUint32(table, uint32(start+len(body)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(data)))
		body = append(body, data...)
	}
	for i, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		data := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range primaries[i] {
			data = fixed(data, v)
		}
		tag(name, data)
	}
	for _, name := range []string{"rTRC", "gTRC", "bTRC"} {
		tag(name, []byte(curve))
	}
	head := make([]byte, 128)
	copy(head[16:], "RGB XYZ ")
	return append(append(binary.BigEndian.AppendUint32(head, 6), table...), body...)
}

// displayP3 is the space of phones: wide primaries, the curve of sRGB as a formula.
func displayP3() []byte {
	curve := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		curve = binary.BigEndian.AppendUint32(curve, uint32(math.Round(v*65536)))
	}
	return iccProfile([3][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}, string(curve))
}

// adobeRGB is the space of cameras; its curve is a power in 1/256.
func adobeRGB() []byte {
	return iccProfile([3][3]float64{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}}, "curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33")
}

// linear is a space without a curve.
func linear() []byte {
	return iccProfile([3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}, "curv\x00\x00\x00\x00\x00\x00\x00\x00")
}

// sRGB is the web's own, its curve as a table.
func sRGB() []byte {
	curve := []byte("curv\x00\x00\x00\x00\x00\x00\x01\x00")
	for i := range 256 {
		x := float64(i) / 255
		y := x / 12.92
		if x > 0.04045 {
			y = math.Pow((x+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(y*65535)))
	}
	return iccProfile([3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}, string(curve))
}

// Colours of another space become those of the web, in every format. The values
// wanted are those that LittleCMS and browsers give.
func TestMakeConvertsColours(t *testing.T) {
	for name, c := range map[string]struct {
		profile  []byte
		in, want color.RGBA
	}{
		"Display P3, skin":   {displayP3(), color.RGBA{200, 150, 120, 255}, color.RGBA{208, 149, 117, 255}},
		"Display P3, red":    {displayP3(), color.RGBA{234, 51, 35, 255}, color.RGBA{255, 0, 0, 255}},
		"Display P3, grey":   {displayP3(), color.RGBA{128, 128, 128, 255}, color.RGBA{128, 128, 128, 255}},
		"Adobe RGB, green":   {adobeRGB(), color.RGBA{144, 255, 60, 255}, color.RGBA{0, 255, 0, 255}},
		"Adobe RGB, grey":    {adobeRGB(), color.RGBA{127, 127, 127, 255}, color.RGBA{127, 127, 127, 255}},
		"linear, grey":       {linear(), color.RGBA{55, 55, 55, 255}, color.RGBA{128, 128, 128, 255}},
		"the web's, a shade": {sRGB(), color.RGBA{200, 150, 120, 255}, color.RGBA{200, 150, 120, 255}},
		"none, a shade":      {nil, color.RGBA{200, 150, 120, 255}, color.RGBA{200, 150, 120, 255}},
	} {
		img := image.NewRGBA(image.Rect(0, 0, 32, 32))
		for i := range 32 * 32 {
			img.Set(i%32, i/32, c.in)
		}
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		w.Write(c.profile)
		w.Close()
		half := len(c.profile) / 2
		for format, data := range map[string][]byte{
			"JPEG": with(encoded(t, "jpeg", img), segment(0xe2, "ICC_PROFILE\x00\x02\x02"+string(c.profile[half:])), segment(0xe2, "ICC_PROFILE\x00\x01\x02"+string(c.profile[:half]))),
			"PNG":  withChunks(encoded(t, "png", img), chunk("iCCP", "name\x00\x00"+packed.String())),
		} {
			got := color.RGBAModel.Convert(largest(t, data).At(16, 16)).(color.RGBA)
			for _, d := range []int{int(got.R) - int(c.want.R), int(got.G) - int(c.want.G), int(got.B) - int(c.want.B)} {
				if d < -4 || d > 4 {
					t.Errorf("%s, %s: %v, want %v", name, format, got, c.want)
					break
				}
			}
		}
	}
}
