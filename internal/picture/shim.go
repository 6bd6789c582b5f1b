package picture

// Clean is the largest picture that Make makes.
func Clean(data []byte) ([]byte, error) {
	files, err := Make(data)
	if err != nil {
		return nil, err
	}
	return files[len(files)-1], nil
}
